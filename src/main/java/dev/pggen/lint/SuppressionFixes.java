package dev.pggen.lint;

import dev.pggen.source.Fix;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.source.Written;
import java.util.Optional;

/** How suppressions that are wrong are mended. */
final class SuppressionFixes {
  private SuppressionFixes() {}

  /** Without one of nothing; what services share may be in a file that is not looked at now. */
  static Optional<Fix.Change> ofUnused(Suppression suppression) {
    boolean shared =
        Rules.named(suppression.rule().value()).filter(r -> r instanceof EstateRule).isPresent();
    return shared ? Optional.empty() : removal(suppression);
  }

  /** Without it: an entry of the spec's list, a comment, or one of several rules in a comment. */
  static Optional<Fix.Change> removal(Suppression suppression) {
    Span span = suppression.span();
    String line = span.file().line(span.line());
    int at = line.offsetByCodePoints(0, span.column() - 1);
    if (at >= line.length() || line.charAt(at) != '#') {
      return Optional.of(new Fix.RemoveEntry(span));
    }
    int open = line.indexOf('[', at);
    int close = line.indexOf(']', at);
    boolean several = open > 0 && close > open && line.substring(open, close).indexOf(',') > 0;
    return Optional.of(
        new Fix.Replace(
            several ? oneOf(suppression.rule().span(), line, close) : comment(span, line, at), ""));
  }

  /** A name with the comma behind it, that of the last one with the comma before it. */
  private static Span oneOf(Span name, String line, int close) {
    int from = line.offsetByCodePoints(0, name.column() - 1);
    int to = line.offsetByCodePoints(0, name.endColumn() - 1);
    int comma = line.indexOf(',', to);
    if (comma >= 0 && comma < close) {
      to = skipBlanks(line, comma + 1);
    } else {
      from = line.lastIndexOf(',', from);
    }
    return place(name, line, from, to);
  }

  /** With the blanks before it, or its whole line. */
  private static Span comment(Span span, String line, int at) {
    SourceFile file = span.file();
    String before = line.substring(0, at).stripTrailing();
    if (!before.isEmpty()) {
      return place(span, line, before.length(), line.length());
    }
    if (span.line() < file.lineCount()) {
      return file.span(span.line(), 1, span.line() + 1, 1);
    }
    int last = Math.max(1, span.line() - 1);
    int end = span.line() > 1 ? columns(file.line(last)) + 1 : 1;
    return file.span(last, end, span.line(), columns(line) + 1);
  }

  /** With the rule that was meant, where one is near. */
  static Optional<Fix.Replace> renaming(Suppression suppression) {
    String name = suppression.rule().value();
    return NearestRule.to(name)
        .flatMap(near -> Written.over(suppression.rule().span(), name, near));
  }

  private static int skipBlanks(String line, int from) {
    int i = from;
    while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }

  private static Span place(Span on, String line, int from, int to) {
    return on.file()
        .span(
            on.line(),
            columns(line.substring(0, from)) + 1,
            on.line(),
            columns(line.substring(0, to)) + 1);
  }

  private static int columns(String text) {
    return text.codePointCount(0, text.length());
  }
}
