package dev.pggen.spec;

import dev.pggen.source.Span;
import java.util.List;

/**
 * A string of the spec whose references are still to be resolved.
 *
 * @param parts in order; literal parts have {@code $${} already turned into {@code ${}
 * @param span the whole scalar
 */
public record TextSpec(List<Part> parts, Span span) {
  public TextSpec {
    parts = List.copyOf(parts);
  }

  /** A stretch of text, or a reference. */
  public sealed interface Part {}

  /** Plain characters. */
  public record Literal(String text) implements Part {}

  /**
   * A reference like {@code ${db.password.file}} or {@code ${secrets.redis|urlencode}}.
   *
   * @param subject {@code db}, {@code secrets}, or the name of a container
   * @param field what of it: {@code host}, {@code port}, {@code name}, {@code user}, {@code
   *     sslmode}, {@code password}, {@code url}, {@code ca}, or the name of a secret
   * @param file whether the path of a file that holds the value is meant
   * @param urlencode whether the value is to be percent-encoded
   * @param span the reference with its dollar sign and braces
   */
  public record Reference(String subject, String field, boolean file, boolean urlencode, Span span)
      implements Part {}

  /** Whether there is any reference in it. */
  public boolean hasReferences() {
    return parts.stream().anyMatch(Reference.class::isInstance);
  }
}
