package dev.pggen.hcl;

import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;

/** What a heredoc stands in: in the text itself no comment can stand. */
final class HeredocHolders {
  private static final String OPENER = "<<";

  private HeredocHolders() {}

  /** The lines on which the argument around a place and the block around that begin. */
  static List<Integer> of(HclBody body, Span place) {
    List<Integer> lines = new ArrayList<>();
    for (HclBlock block : body.blocks()) {
      if (holds(block.span(), place)) {
        for (HclAttribute attribute : block.body().attributes()) {
          int opened = opened(attribute.span(), place);
          if (opened > 0) {
            lines.add(attribute.span().line());
            lines.add(opened);
            lines.add(block.definition().line());
          }
        }
        lines.addAll(of(block.body(), place));
      }
    }
    return lines;
  }

  private static boolean holds(Span outer, Span place) {
    return outer.line() <= place.line() && place.line() <= outer.endLine();
  }

  /** The line on which a heredoc begins that goes on at a place, or 0. */
  private static int opened(Span attribute, Span place) {
    if (!holds(attribute, place)) {
      return 0;
    }
    for (int line = place.line() - 1; line >= attribute.line(); line--) {
      if (attribute.file().line(line).contains(OPENER)) {
        return line;
      }
    }
    return 0;
  }
}
