package dev.pggen.lint.rule;

import dev.pggen.source.Span;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Stack;
import java.util.stream.Stream;

/**
 * Something outside of a stack that it uses as if it were its own.
 *
 * @param what is claimed
 * @param stack the name of whose claim it is; blank where it has none
 * @param planned whether that stack was made from a spec
 * @param span where the stack says so
 * @param path the file of the stack, wherever in its defaults the claim is written
 */
record Claim<T>(T what, String stack, boolean planned, Span span, String path) {

  /** A claim, if somebody wrote it somewhere. */
  static <T> Stream<Claim<T>> of(Stack stack, T what, Origin origin) {
    return origin.span().stream()
        .map(
            span ->
                new Claim<>(
                    what,
                    stack.name(),
                    stack.isPlanned(),
                    span,
                    stack.origin().span().map(Span::path).orElse(span.path())));
  }

  /** How a finding names the stack. */
  String name() {
    return "`" + (stack.isBlank() ? path() : stack) + "`";
  }

  /** Both stacks of a finding, the second by its file where the names are equal. */
  String beside(Claim<T> other) {
    return name()
        + " and "
        + (name().equals(other.name()) ? "`" + other.path() + "`" : other.name());
  }
}
