package dev.pggen.pgconf;

import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A line as the server sees it, which ends at LF only and may be continued, and where each of its
 * chars stands in the file.
 */
final class TextLine {
  private final SourceFile file;
  private final StringBuilder text = new StringBuilder();
  private final List<Place> places = new ArrayList<>();
  private int joinedAt = -1;

  /** A line and column of the file. */
  private record Place(int line, int column) {}

  private TextLine(SourceFile file) {
    this.file = file;
  }

  /** All lines; none is continued. */
  static List<TextLine> all(SourceFile file) {
    return split(file, false);
  }

  /** All lines; a backslash at the end joins the next one, also in a comment. */
  static List<TextLine> joined(SourceFile file) {
    return split(file, true);
  }

  String text() {
    return text.toString();
  }

  int length() {
    return text.length();
  }

  /** The file's line of its first char. */
  int number() {
    return places.get(0).line();
  }

  /** The place of some of its chars; never empty but at the end of the line. */
  Span span(int from, int to) {
    Place first = places.get(from);
    if (to <= from) {
      return file.span(first.line(), first.column(), first.line(), first.column());
    }
    Place last = places.get(to - 1);
    return file.span(first.line(), first.column(), last.line(), last.column() + 1);
  }

  private static List<TextLine> split(SourceFile file, boolean join) {
    List<TextLine> all = new ArrayList<>();
    TextLine current = new TextLine(file);
    String content = file.text();
    Place place = new Place(1, 1);
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      if (c != '\n') {
        current.append(c, place);
      } else if (!current.ends(join, place)) {
        all.add(current);
        current = new TextLine(file);
      }
      place = after(place, content, i);
    }
    current.ends(join, place);
    current.places.add(place);
    all.add(current);
    return all;
  }

  private void append(char c, Place place) {
    text.append(c);
    places.add(place);
  }

  /** At a line break or the end of the file: whether the next line belongs to this one. */
  private boolean ends(boolean join, Place end) {
    while (!text.isEmpty() && text.charAt(text.length() - 1) == '\r') {
      cut();
    }
    int last = text.length() - 1;
    if (join && last >= joinedAt && last >= 0 && text.charAt(last) == '\\') {
      cut();
      joinedAt = text.length();
      return true;
    }
    places.add(end);
    return false;
  }

  private void cut() {
    text.setLength(text.length() - 1);
    places.remove(places.size() - 1);
  }

  /** Both halves of a character have one column; a CR alone ends a line for people only. */
  private static Place after(Place place, String content, int i) {
    char c = content.charAt(i);
    boolean more = i + 1 < content.length();
    if (c == '\n' || (c == '\r' && !(more && content.charAt(i + 1) == '\n'))) {
      return new Place(place.line() + 1, 1);
    }
    boolean half = more && Character.isSurrogatePair(c, content.charAt(i + 1));
    return half ? place : new Place(place.line(), place.column() + 1);
  }
}
