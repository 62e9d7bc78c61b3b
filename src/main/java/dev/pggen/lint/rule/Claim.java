package dev.pggen.lint.rule;

import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import dev.pggen.stack.Estate;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something outside of a stack that it uses as if it were its own.
 *
 * @param what is claimed
 * @param stack whose claim it is
 * @param span where the stack says so
 * @param path the file of the stack, wherever in its defaults the claim is written
 */
record Claim<T>(T what, Stack stack, Span span, String path) {

  /** A claim, if somebody wrote it somewhere. */
  static <T> Stream<Claim<T>> of(Stack stack, T what, Origin origin) {
    return origin.span().stream()
        .map(
            span ->
                new Claim<>(
                    what, stack, span, stack.origin().span().map(Span::path).orElse(span.path())));
  }

  /** How a finding names the stack. */
  String name() {
    return "`" + (stack.name().isBlank() ? path() : stack.name()) + "`";
  }

  /** Both stacks of a finding, the second by its file where the names are equal. */
  String beside(Claim<T> other) {
    return name()
        + " and "
        + (name().equals(other.name()) ? "`" + other.path() + "`" : other.name());
  }

  /**
   * What later stacks claim that an earlier one claims already, in the order of their places: one
   * finding per claim, whatever the order of the arguments.
   *
   * @param claims of one stack
   * @param clash whether two claims cannot both hold
   * @param finding about a later claim and the first that it clashes with
   */
  static <T> Stream<Finding> clashes(
      Estate estate,
      Function<Stack, Stream<Claim<T>>> claims,
      BiPredicate<T, T> clash,
      BiFunction<Claim<T>, Claim<T>, Finding> finding) {
    List<Claim<T>> sorted =
        estate.stacks().stream()
            .flatMap(claims)
            .sorted(Comparator.<Claim<T>, String>comparing(Claim::path).thenComparing(Claim::span))
            .toList();
    List<Finding> found = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      Claim<T> later = sorted.get(i);
      for (int j = 0; j < i; j++) { // plain, for a repository may hold a thousand services
        Claim<T> first = sorted.get(j);
        if (clash.test(first.what(), later.what()) && !first.path().equals(later.path())) {
          found.add(finding.apply(later, first));
          break;
        }
      }
    }
    return found.stream();
  }
}
