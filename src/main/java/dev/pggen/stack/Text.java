package dev.pggen.stack;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Text that may hold secrets. What is literal here has no references left.
 *
 * @param parts in order
 */
public record Text(List<Part> parts) {
  public Text {
    parts = List.copyOf(parts);
  }

  /** A stretch of text, or a secret put in its place. */
  public sealed interface Part {}

  /** Plain characters. */
  public record Literal(String text) implements Part {}

  /**
   * The value of a secret.
   *
   * @param secret its name among the stack's secrets
   * @param encoding how its characters are written here
   */
  public record SecretValue(String secret, Encoding encoding) implements Part {}

  /** How the characters of a secret are written. */
  public enum Encoding {
    /** As they are. */
    RAW,
    /** Percent-encoded as in the user part of a URL. */
    URL
  }

  /** Text without secrets. */
  public static Text of(String literal) {
    return new Text(List.of(new Literal(literal)));
  }

  /** Whether any part is a secret. */
  public boolean isSecret() {
    return parts.stream().anyMatch(SecretValue.class::isInstance);
  }

  /** The text with each secret as {@code ***}; exact when there is none. */
  public String shown() {
    return parts.stream()
        .map(p -> p instanceof Literal l ? l.text() : "***")
        .collect(Collectors.joining());
  }
}
