package dev.pggen.hcl;

import java.util.ArrayList;
import java.util.List;

/** Takes from the lines of a heredoc the indentation that they share. */
final class HeredocIndent {
  private HeredocIndent() {}

  /** In place. Blank lines neither count nor change; a line that begins with a value has none. */
  static void strip(List<TemplatePiece> pieces) {
    int shared = Integer.MAX_VALUE;
    List<Integer> starts = new ArrayList<>();
    boolean startOfLine = true;
    for (int i = 0; i < pieces.size(); i++) {
      boolean text = pieces.get(i) instanceof TemplatePiece.Text;
      String line = pieces.get(i) instanceof TemplatePiece.Text t ? t.text() : "";
      boolean ends = line.endsWith("\n");
      int indent = indent(line);
      if (startOfLine && !(ends && indent == line.length())) {
        shared = Math.min(shared, indent);
        if (text) {
          starts.add(i);
        }
      }
      startOfLine = ends;
    }
    for (int i : starts) {
      cut(pieces, i, shared);
    }
  }

  private static int indent(String line) {
    int end = 0;
    while (end < line.length() && HclCharacters.space(line.charAt(end))) {
      end++;
    }
    return end;
  }

  private static void cut(List<TemplatePiece> pieces, int index, int indent) {
    TemplatePiece.Text line = (TemplatePiece.Text) pieces.get(index);
    pieces.set(
        index,
        new TemplatePiece.Text(line.text().substring(indent), line.from() + indent, line.to()));
  }
}
