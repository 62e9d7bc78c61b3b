package dev.pggen.stack;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A value as somebody wrote it, where parts of it are filled from outside the manifest when it
 * starts. What such a part will be is unknown; that two of the same text are the same is not.
 *
 * @param parts in order
 */
public record Expression(List<Part> parts) {
  public Expression {
    parts = List.copyOf(parts);
  }

  /** A stretch of what was written. */
  public sealed interface Part {}

  /** Plain characters. */
  public record Literal(String text) implements Part {}

  /**
   * A part that is filled from outside.
   *
   * @param text as it stands there, like <code>${DB_PASSWORD}</code>
   * @param name of the variable that it asks for
   * @param fallback what it is where nobody sets that, as written; empty if nothing is
   * @param source what two references have in common that surely become the same; empty where that
   *     is not known
   */
  public record Reference(String text, String name, String fallback, String source)
      implements Part {
    /** How the source begins of what is known to be filled in. */
    public static final String TEXT = "=";

    /** What it is filled with, as far as that is known; else as it stands there. */
    public String shown() {
      return source.startsWith(TEXT) ? source.substring(TEXT.length()) : text;
    }
  }

  /** The reference, if nothing stands beside it. */
  public Optional<Reference> alone() {
    return parts.size() == 1 && parts.get(0) instanceof Reference reference
        ? Optional.of(reference)
        : Optional.empty();
  }

  /** The whole as it was written. */
  public String text() {
    return parts.stream()
        .map(p -> p instanceof Literal l ? l.text() : ((Reference) p).text())
        .collect(Collectors.joining());
  }
}
