package dev.pggen.cli;

import dev.pggen.source.Finding;
import dev.pggen.source.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A comment that accepts a finding in its place. Where one can stand depends on the format and on
 * what is around it, so it is tried: in the finding's own line, else above it.
 */
final class IgnoreComment {
  /** Somebody has to write it. */
  private static final String REASON = "REASON";

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
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    String code = line.stripTrailing();
    String beside = text.substring(0, from + code.length()) + " " + comment + text.substring(end);
    String above =
        text.substring(0, from) + indent + comment + lineEnd(text) + text.substring(from);
    return List.of(SourceFile.of(file.path(), beside), SourceFile.of(file.path(), above));
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

  /** Whether a finding is gone by it, and nothing else has come. */
  static boolean isRight(Finding finding, Looked before, Looked after) {
    Map<String, Integer> left = counts(before);
    Map<String, Integer> now = counts(after);
    for (Map.Entry<String, Integer> each : now.entrySet()) {
      if (each.getValue() > left.getOrDefault(each.getKey(), 0)) {
        return false;
      }
    }
    boolean gone = now.getOrDefault(key(finding), 0) < left.getOrDefault(key(finding), 0);
    return gone && after.result().suppressed().stream().anyMatch(s -> isSame(s.finding(), finding));
  }

  private static boolean isSame(Finding one, Finding other) {
    return key(one).equals(key(other));
  }

  private static Map<String, Integer> counts(Looked looked) {
    Map<String, Integer> counts = new HashMap<>();
    looked.findings().forEach(finding -> counts.merge(key(finding), 1, Integer::sum));
    return counts;
  }

  /** Lines may move, and the rest of a finding stays. */
  private static String key(Finding finding) {
    return finding.span().path() + " " + finding.rule().id() + " " + finding.message();
  }
}
