package dev.pggen.hcl;

import dev.pggen.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * Text, perhaps with parts that are evaluated.
 *
 * @param parts at least one; empty text is one empty literal
 * @param style how it is written
 * @param span with quotes or markers
 */
public record HclTemplate(List<HclTemplatePart> parts, Style style, Span span)
    implements HclExpression {
  public HclTemplate {
    parts = List.copyOf(parts);
  }

  /** How text is written. */
  public enum Style {
    /** In double quotes. */
    QUOTED,
    /** Between {@code <<END} and {@code END}. */
    HEREDOC,
    /** Between {@code <<-END} and {@code END}, without the indentation that all lines share. */
    INDENTED_HEREDOC
  }

  @Override
  public Optional<String> text() {
    return parts.size() == 1 && parts.get(0) instanceof HclTemplatePart.Literal literal
        ? Optional.of(literal.text())
        : Optional.empty();
  }

  /**
   * The text with what is put into it as it is written, braces and all; empty where parts of it may
   * be left out or come several times.
   */
  public Optional<String> written() {
    StringBuilder text = new StringBuilder();
    for (HclTemplatePart part : parts) {
      if (part instanceof HclTemplatePart.Literal literal) {
        text.append(literal.text());
      } else if (part instanceof HclTemplatePart.Interpolation put) {
        text.append(put.raw());
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(text.toString());
  }

  /**
   * The place of a part of {@link #written}, as {@link HclTemplatePart.Literal#part} tells it; of
   * the whole where that is not there.
   *
   * @param from first char of the part
   * @param to the char after its last
   */
  public Span part(int from, int to) {
    int start = 0;
    for (HclTemplatePart part : parts) {
      if (part instanceof HclTemplatePart.Literal literal) {
        int end = start + literal.text().length();
        if (from < end || part == parts.get(parts.size() - 1)) {
          return literal.part(from - start, Math.min(to, end) - start);
        }
        start = end;
      } else if (part instanceof HclTemplatePart.Interpolation put) {
        start += put.raw().length();
        if (from < start) {
          return put.span();
        }
      } else {
        return span;
      }
    }
    return span;
  }

  @Override
  public String described() {
    return "text";
  }
}
