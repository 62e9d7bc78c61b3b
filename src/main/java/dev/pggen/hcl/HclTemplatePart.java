package dev.pggen.hcl;

import dev.pggen.source.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A part of a text. */
public sealed interface HclTemplatePart {
  /** From its first character to its last, with its braces. */
  Span span();

  /**
   * Text that stands for itself.
   *
   * @param text unescaped, trimmed by neighbouring {@code ~}, in Unicode's NFC as HCL's programs
   *     see it
   */
  final class Literal implements HclTemplatePart {
    private final String text;
    private final Span span;
    private Optional<LiteralPlaces> places = Optional.empty();

    /** A text at its place. */
    public Literal(String text, Span span) {
      this.text = text;
      this.span = span;
    }

    /** What it stands for. */
    public String text() {
      return text;
    }

    @Override
    public Span span() {
      return span;
    }

    /**
     * The place of a part of the text. Where escapes or trimming changed its line, the place of
     * that line, and where lines can not be told, of the whole text.
     *
     * @param from first char of the part in {@link #text}
     * @param to the char after its last
     */
    public Span part(int from, int to) {
      // its lines are counted once, however many parts are asked for
      LiteralPlaces known = places.orElseGet(() -> new LiteralPlaces(text, span));
      places = Optional.of(known);
      return known.part(from, to);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Literal that && text.equals(that.text) && span.equals(that.span);
    }

    @Override
    public int hashCode() {
      return Objects.hash(text, span);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * <code>${…}</code>: the value of an expression.
   *
   * @param value the expression
   * @param raw as it is written, with its braces
   */
  record Interpolation(HclExpression value, String raw, Span span) implements HclTemplatePart {}

  /**
   * <code>%{ if … }</code> up to its {@code endif}.
   *
   * @param condition which parts count
   * @param yes parts if it holds
   * @param no parts if it does not
   */
  record If(HclExpression condition, List<HclTemplatePart> yes, List<HclTemplatePart> no, Span span)
      implements HclTemplatePart {
    public If {
      yes = List.copyOf(yes);
      no = List.copyOf(no);
    }
  }

  /**
   * <code>%{ for … }</code> up to its {@code endfor}.
   *
   * @param keyName what the first of two names is called; empty if there is only one
   * @param valueName what the values are called
   * @param collection what is gone through
   * @param parts once for each
   */
  record For(
      String keyName,
      String valueName,
      HclExpression collection,
      List<HclTemplatePart> parts,
      Span span)
      implements HclTemplatePart {
    public For {
      parts = List.copyOf(parts);
    }
  }
}
