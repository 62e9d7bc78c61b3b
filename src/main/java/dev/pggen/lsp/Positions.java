package dev.pggen.lsp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;

/**
 * Places of a text as the protocol counts them: lines and UTF-16 units from 0, where ours count
 * lines and code points from 1.
 */
final class Positions {
  private Positions() {}

  /** From one place up to, not including, another; comparable by line, then by unit. */
  record Range(int line, int character, int endLine, int endCharacter) {
    /** As JSON. */
    ObjectNode json() {
      ObjectNode range = Messages.object();
      range.putObject("start").put("line", line).put("character", character);
      range.putObject("end").put("line", endLine).put("character", endCharacter);
      return range;
    }

    /** As a client wrote it. */
    static Range of(JsonNode range) throws RequestException {
      return new Range(
          number(range, "start", "line"),
          number(range, "start", "character"),
          number(range, "end", "line"),
          number(range, "end", "character"));
    }

    /** One place. */
    static Range at(JsonNode position) throws RequestException {
      int line = Params.number(position, "line");
      int character = Params.number(position, "character");
      return new Range(line, character, line, character);
    }

    private static int number(JsonNode range, String end, String name) throws RequestException {
      return Params.number(range.path(end), name);
    }

    /** Whether they have a place in common; ends that touch have. */
    boolean meets(Range other) {
      return !isBefore(other) && !other.isBefore(this);
    }

    private boolean isBefore(Range other) {
      return endLine < other.line || endLine == other.line && endCharacter < other.character;
    }
  }

  /** Where a span is. */
  static Range range(Span span) {
    SourceFile file = span.file();
    return new Range(
        Math.max(0, span.line() - 1),
        units(file.line(span.line()), span.column()),
        Math.max(0, span.endLine() - 1),
        units(file.line(span.endLine()), span.endColumn()));
  }

  /** Units before a column of a line; a column behind the end means the end. */
  private static int units(String line, int column) {
    int points = Math.min(column - 1, line.codePointCount(0, line.length()));
    return line.offsetByCodePoints(0, Math.max(0, points));
  }
}
