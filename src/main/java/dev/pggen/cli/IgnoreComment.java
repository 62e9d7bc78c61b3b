package dev.pggen.cli;

import dev.pggen.source.Finding;
import dev.pggen.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * A comment that accepts a finding in its place. Where one can stand depends on the format and on
 * what is around it, so it is tried: in the finding's own line, else above it, else above the line
 * that opens the heredoc around it.
 */
final class IgnoreComment {
  /** Somebody has to write it. */
  private static final String REASON = "REASON";

  private static final String HEREDOC = "<<";

  private IgnoreComment() {}

  /** The texts that its file could have, the better ones first. */
  static List<SourceFile> before(Finding finding) {
    SourceFile file = finding.span().file();
    if (file.path().endsWith(".json")) {
      return List.of(); // our reader would take a comment, others would not
    }
    String text = file.text();
    int from = lineStart(text, finding.span().line());
    int end = from + file.line(finding.span().line()).length();
    String line = text.substring(from, end);
    String comment = "# pggen: ignore[" + finding.rule().id() + "] -- " + REASON;
    String code = line.stripTrailing();
    String beside = text.substring(0, from + code.length()) + " " + comment + text.substring(end);
    List<SourceFile> texts = new ArrayList<>();
    texts.add(SourceFile.of(file.path(), beside));
    texts.add(above(file, finding.span().line(), comment));
    for (int number = finding.span().line() - 1; number > 0; number--) {
      if (file.line(number).contains(HEREDOC)) {
        texts.add(above(file, number, comment));
        break;
      }
    }
    return List.copyOf(texts);
  }

  private static SourceFile above(SourceFile file, int number, String comment) {
    String text = file.text();
    int from = lineStart(text, number);
    String line = file.line(number);
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    return SourceFile.of(
        file.path(),
        text.substring(0, from) + indent + comment + lineEnd(text) + text.substring(from));
  }

  private static int lineStart(String text, int line) {
    int at = 0;
    for (int left = line - 1; left > 0 && at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r' && !text.startsWith("\n", at + 1)) {
        left--;
      }
    }
    return at;
  }

  private static String lineEnd(String text) {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  /** Whether a finding is accepted by it, and was not before. */
  static boolean isRight(Finding finding, Looked before, Looked after) {
    String wanted = key(finding);
    return accepted(wanted, after) > accepted(wanted, before);
  }

  private static long accepted(String wanted, Looked looked) {
    return looked.result().suppressed().stream()
        .filter(each -> key(each.finding()).equals(wanted))
        .count();
  }

  /** Lines may move, and the rest of a finding stays. */
  private static String key(Finding finding) {
    return finding.span().path() + " " + finding.rule().id() + " " + finding.message();
  }
}
