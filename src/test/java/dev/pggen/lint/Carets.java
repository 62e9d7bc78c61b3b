package dev.pggen.lint;

import dev.pggen.source.Finding;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Findings drawn into a sample as comments, under the text that they mean. */
final class Carets {
  private static final Pattern DRAWN = Pattern.compile("#\\s*<?(\\^+|-+)( .*)?");

  /** A mark that begins in column 1 stands three columns to the right of its text. */
  private static final String FIRST_COLUMN = "# <";

  private Carets() {}

  /** The sample as it is linted: without the drawn lines. */
  static String erase(String text) {
    StringBuilder plain = new StringBuilder();
    text.lines()
        .filter(line -> !DRAWN.matcher(line).matches())
        .forEach(line -> plain.append(line).append('\n'));
    return plain.toString();
  }

  /** The sample with its findings. */
  static String draw(SourceFile file, List<Finding> findings) {
    Map<Integer, List<String>> marks = new TreeMap<>();
    for (Finding finding : findings) {
      if (finding.span().path().equals(file.path())) {
        String label = finding.rule().id() + " " + finding.message();
        add(marks, finding.span(), '^', label);
      }
      for (Finding.Related related : finding.related()) {
        if (related.span().path().equals(file.path())) {
          add(marks, related.span(), '-', related.message());
        }
      }
    }
    StringBuilder drawn = new StringBuilder();
    for (int line = 1; line <= file.lineCount(); line++) {
      if (line == file.lineCount() && file.line(line).isEmpty()) {
        break;
      }
      drawn.append(file.line(line)).append('\n');
      marks.getOrDefault(line, List.of()).forEach(m -> drawn.append(m).append('\n'));
    }
    return drawn.toString();
  }

  private static void add(Map<Integer, List<String>> marks, Span span, char mark, String label) {
    int end =
        span.endLine() > span.line()
            ? span.file().line(span.line()).length() + 1
            : Math.max(span.endColumn(), span.column() + 1);
    marks
        .computeIfAbsent(span.line(), k -> new ArrayList<>())
        .add(
            span.column() == 1
                ? FIRST_COLUMN + String.valueOf(mark).repeat(end - 1) + " " + label
                : "#"
                    + " ".repeat(span.column() - 2)
                    + String.valueOf(mark).repeat(end - span.column())
                    + " "
                    + label);
  }
}
