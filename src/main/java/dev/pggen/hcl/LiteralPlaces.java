package dev.pggen.hcl;

import dev.pggen.source.Span;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where parts of a text stand in its file. Lines of a heredoc are compared with the file's own: a
 * line that ends as it does there has lost its indentation at most, and each character is known.
 */
final class LiteralPlaces {
  private final String text;
  private final Span span;

  /** Where lines begin. */
  private final int[] starts;

  LiteralPlaces(String text, Span span) {
    this.text = text;
    this.span = span;
    this.starts =
        IntStream.concat(
                IntStream.of(0),
                IntStream.range(0, text.length())
                    .filter(i -> text.charAt(i) == '\n')
                    .map(i -> i + 1))
            .toArray();
  }

  /** A line and column of the file. */
  private record Place(int line, int column) {}

  /** The place of a part; where escapes or trimming changed a line, all of that line. */
  Span part(int from, int to) {
    if (from < 0
        || to > text.length()
        || from > to
        || starts.length - 1 != span.endLine() - span.line()) {
      return span;
    }
    Place start = place(from, false);
    Place end = place(to, true);
    return new Span(span.file(), start.line(), start.column(), end.line(), end.column());
  }

  /** How many lines end before a char. */
  private int linesBefore(int index) {
    int found = Arrays.binarySearch(starts, index);
    return found < 0 ? -found - 2 : found;
  }

  private Place place(int index, boolean end) {
    int lineStart = text.lastIndexOf('\n', index - 1) + 1;
    int lineEnd = text.indexOf('\n', index);
    String said = text.substring(lineStart, lineEnd < 0 ? text.length() : lineEnd);
    String kept = said.endsWith("\r") ? said.substring(0, said.length() - 1) : said;
    int number = span.line() + linesBefore(index);
    int first = number == span.line() ? span.column() : 1;
    String written = written(number);
    int at = end ? written.length() : 0;
    if (written.endsWith(kept)) {
      at = written.length() - kept.length() + Math.min(index - lineStart, kept.length());
    }
    return new Place(number, first + written.codePointCount(0, at));
  }

  /** What of a line of the file belongs to the text. */
  private String written(int number) {
    String line = span.file().line(number);
    int from = number == span.line() ? line.offsetByCodePoints(0, span.column() - 1) : 0;
    int to =
        number == span.endLine() ? line.offsetByCodePoints(0, span.endColumn() - 1) : line.length();
    return line.substring(from, to);
  }
}
