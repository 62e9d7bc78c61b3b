package dev.pggen.lint.format;

import dev.pggen.hcl.HclExpression;
import dev.pggen.hcl.HclTemplate;
import dev.pggen.hcl.HclTemplatePart;
import dev.pggen.hcl.HclTraversal;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text of a job with the place of each of its parts. A word that the job leaves to the client is
 * kept as it is written, like <code>${NOMAD_TASK_DIR}</code>; what else is put in is one {@link
 * #HOLE}.
 *
 * @param text as far as it is known
 * @param pieces in order, at least one
 * @param span of the whole
 */
record JobText(String text, List<Piece> pieces, Span span) {
  /** Stands for a value that nobody knows, and in no file. */
  static final char HOLE = '\0';

  JobText {
    pieces = List.copyOf(pieces);
  }

  /**
   * A part of the text.
   *
   * @param from where it begins
   * @param part as it is written
   */
  record Piece(int from, HclTemplatePart part) {}

  /** The text of an expression; empty where it is none, or where the job decides between texts. */
  static Optional<JobText> of(HclExpression expression) {
    if (!(expression instanceof HclTemplate template)) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    List<Piece> pieces = new ArrayList<>();
    for (HclTemplatePart part : template.parts()) {
      pieces.add(new Piece(text.length(), part));
      if (part instanceof HclTemplatePart.Literal literal) {
        text.append(literal.text());
      } else if (part instanceof HclTemplatePart.Interpolation put) {
        text.append(isClients(put.value()) ? put.raw() : String.valueOf(HOLE));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new JobText(text.toString(), pieces, template.span()));
  }

  private static boolean isClients(HclExpression value) {
    return value instanceof HclTraversal.Variable variable && variable.steps().isEmpty();
  }

  /**
   * The place of a part of the text.
   *
   * @param from its first char
   * @param to the char after its last
   */
  Span place(int from, int to) {
    Piece at = pieces.get(0);
    for (Piece piece : pieces) {
      if (piece.from() <= from) {
        at = piece;
      }
    }
    if (at.part() instanceof HclTemplatePart.Literal literal) {
      int end = Math.min(to - at.from(), literal.text().length());
      return literal.part(from - at.from(), Math.max(from - at.from(), end));
    }
    return at.part().span();
  }
}
