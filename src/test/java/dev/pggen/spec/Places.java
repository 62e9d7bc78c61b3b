package dev.pggen.spec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.Finding;
import dev.pggen.source.Span;

/** Whether findings are where somebody can look. */
public final class Places {
  private Places() {}

  /** The finding and its related places lie inside their files, and it says something. */
  public static void assertInside(Finding finding) {
    assertTrue(!finding.message().isBlank(), "a finding says something");
    assertInside(finding.span());
    finding.related().forEach(r -> assertInside(r.span()));
  }

  private static void assertInside(Span span) {
    boolean lines =
        span.line() >= 1
            && span.endLine() >= span.line()
            && span.endLine() <= span.file().lineCount();
    assertTrue(lines, () -> span + " is inside its file");
    boolean columns =
        span.column() >= 1
            && span.endColumn() >= 1
            && span.column() <= length(span, span.line()) + 1
            && span.endColumn() <= length(span, span.endLine()) + 1
            && (span.line() < span.endLine() || span.column() <= span.endColumn());
    assertTrue(columns, () -> span + " to " + span.endColumn() + " is inside its line");
  }

  private static int length(Span span, int line) {
    String text = span.file().line(line);
    return text.codePointCount(0, text.length());
  }
}
