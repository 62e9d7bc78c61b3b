package dev.pggen.yaml;

import dev.pggen.source.Span;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A single value, its text kept as it was written: {@code 17.10} never becomes 17.1.
 *
 * @param text the characters after unquoting and unescaping; empty for an omitted value
 * @param kind what it plainly is in its dialect; quoted and block text is always a string
 * @param style how it was written
 * @param span its own text, quotes included
 * @param tag as written, or empty
 */
public record YamlScalar(String text, Kind kind, Style style, Span span, String tag)
    implements YamlNode {

  /** What a scalar is to a program. */
  public enum Kind {
    /** Text. */
    STRING("text"),
    /** A whole number. */
    INTEGER("a whole number"),
    /** A number with a point or an exponent. */
    DECIMAL("a number"),
    /** True or false. */
    BOOLEAN("true or false"),
    /** Nothing. */
    NULL("nothing");

    private final String described;

    Kind(String described) {
      this.described = described;
    }
  }

  /** How a scalar was written. */
  public enum Style {
    /** Bare. */
    PLAIN,
    /** In {@code '…'}. */
    SINGLE_QUOTED,
    /** In {@code "…"}. */
    DOUBLE_QUOTED,
    /** A block after {@code |}. */
    LITERAL,
    /** A block after {@code >}. */
    FOLDED
  }

  /** A string that stands nowhere but must be given a place. */
  public static YamlScalar string(String text, Span span) {
    return new YamlScalar(text, Kind.STRING, Style.DOUBLE_QUOTED, span, "");
  }

  /** Whether it is text. */
  public boolean isString() {
    return kind == Kind.STRING;
  }

  /** The truth value of a boolean. */
  public Optional<Boolean> asBoolean() {
    return kind == Kind.BOOLEAN ? Optional.of(text.equalsIgnoreCase("true")) : Optional.empty();
  }

  /** The value of a whole number, as Compose reads it: 0o17, 017 and 0xf are 15. */
  public Optional<BigInteger> asInteger() {
    return kind == Kind.INTEGER ? Optional.of(ScalarKinds.integer(text)) : Optional.empty();
  }

  /**
   * The place of a part of the text, where the text stands in the file as it is; else the place of
   * the whole scalar (escapes, folded lines and blocks).
   *
   * @param from first char of the part in {@link #text}
   * @param to the char after its last
   */
  public Span part(int from, int to) {
    int quotes = style == Style.PLAIN ? 0 : 1;
    int codePoints = text.codePointCount(0, text.length());
    boolean asWritten =
        (style == Style.PLAIN || style == Style.SINGLE_QUOTED || style == Style.DOUBLE_QUOTED)
            && span.line() == span.endLine()
            && span.endColumn() - span.column() == codePoints + 2 * quotes;
    if (!asWritten || from < 0 || to > text.length() || from > to) {
      return span;
    }
    int start = span.column() + quotes + text.codePointCount(0, from);
    int end = start + text.codePointCount(from, to);
    return new Span(span.file(), span.line(), start, span.line(), end);
  }

  /** The same place with a text made from what is written there; its parts have no places. */
  public YamlScalar with(String made) {
    return new YamlScalar(made, kind, Style.FOLDED, span, tag);
  }

  @Override
  public String described() {
    return kind.described;
  }
}
