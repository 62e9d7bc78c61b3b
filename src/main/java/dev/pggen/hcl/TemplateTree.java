package dev.pggen.hcl;

import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Pairs the directives of a text, and joins text that stands side by side. */
final class TemplateTree {
  private final TokenCursor cursor;
  private final List<TemplatePiece> pieces;
  private int next;

  TemplateTree(TokenCursor cursor, List<TemplatePiece> pieces) {
    this.cursor = cursor;
    this.pieces = pieces;
  }

  List<HclTemplatePart> parts() {
    List<HclTemplatePart> parts = upToMark();
    if (next < pieces.size() && pieces.get(next) instanceof TemplatePiece.Mark mark) {
      cursor.fail(span(mark), "this `" + mark.word() + "` ends nothing", "remove it");
    }
    return parts;
  }

  /** Parts before the next mark of this level, which is not taken, or the end. */
  private List<HclTemplatePart> upToMark() {
    List<HclTemplatePart> parts = new ArrayList<>();
    while (next < pieces.size()
        && !(pieces.get(next) instanceof TemplatePiece.Mark)
        && !cursor.failed()) {
      parts.add(part());
    }
    return parts;
  }

  private HclTemplatePart part() {
    TemplatePiece piece = pieces.get(next);
    if (piece instanceof TemplatePiece.Text) {
      return literal();
    }
    next++;
    if (piece instanceof TemplatePiece.Value value) {
      return new HclTemplatePart.Interpolation(
          value.value(), cursor.text().text(piece.from(), piece.to()), span(piece));
    }
    cursor.enter();
    HclTemplatePart part =
        piece instanceof TemplatePiece.If condition
            ? condition(condition)
            : loop((TemplatePiece.For) piece);
    cursor.leave();
    return part;
  }

  private HclTemplatePart literal() {
    int from = pieces.get(next).from();
    int to = from;
    StringBuilder all = new StringBuilder();
    while (next < pieces.size() && pieces.get(next) instanceof TemplatePiece.Text text) {
      all.append(text.text());
      to = text.to();
      next++;
    }
    return new HclTemplatePart.Literal(
        StringText.composed(all.toString()), cursor.text().span(from, to));
  }

  private HclTemplatePart condition(TemplatePiece.If open) {
    List<HclTemplatePart> yes = upToMark();
    List<HclTemplatePart> no = List.of();
    if (markIs("else")) {
      next++;
      no = upToMark();
    }
    int end = close(open, "if");
    return new HclTemplatePart.If(open.condition(), yes, no, cursor.text().span(open.from(), end));
  }

  private HclTemplatePart loop(TemplatePiece.For open) {
    List<HclTemplatePart> parts = upToMark();
    int end = close(open, "for");
    return new HclTemplatePart.For(
        open.head().keyName(),
        open.head().valueName(),
        open.head().collection(),
        parts,
        cursor.text().span(open.from(), end));
  }

  private boolean markIs(String word) {
    return next < pieces.size()
        && pieces.get(next) instanceof TemplatePiece.Mark mark
        && mark.word().equals(word);
  }

  private Span span(TemplatePiece piece) {
    return cursor.text().span(piece.from(), piece.to());
  }

  /** Takes the end of a directive; where it ends. */
  private int close(TemplatePiece open, String word) {
    if (markIs("end" + word)) {
      return pieces.get(next++).to();
    }
    if (next < pieces.size() && pieces.get(next) instanceof TemplatePiece.Mark mark) {
      cursor.fail(
          span(mark),
          "this `" + mark.word() + "` does not fit the `" + word + "` that is open",
          "write `%{ end" + word + " }` before it");
    }
    cursor.fail(span(open), "this `" + word + "` is never ended", "add `%{ end" + word + " }`");
    return open.to();
  }
}
