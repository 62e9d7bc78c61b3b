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
   * The place of a part of {@link #text}, as {@link HclTemplatePart.Literal#part} tells it; of all
   * of it if anything is evaluated.
   *
   * @param from first char of the part
   * @param to the char after its last
   */
  public Span part(int from, int to) {
    return parts.size() == 1 && parts.get(0) instanceof HclTemplatePart.Literal literal
        ? literal.part(from, to)
        : span;
  }

  @Override
  public String described() {
    return "text";
  }
}
