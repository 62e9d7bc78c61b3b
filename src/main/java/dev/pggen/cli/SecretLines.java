package dev.pggen.cli;

import dev.pggen.source.Span;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The secrets of one file as its lines hold them. */
final class SecretLines {
  /** What is shorter is no secret, and stands everywhere. */
  private static final int SHORTEST = 4;

  private static final String HIDDEN = "***";

  /** Secrets within a line, of two that begin in the same way the longer one first. */
  private final Set<String> parts = new TreeSet<>(Comparator.reverseOrder());

  /** Lines that hold nothing else, without their indentation, which a fix may change. */
  private final Set<String> whole = new HashSet<>();

  /** Takes in one more; each line of one that goes over several holds a part of it. */
  void add(Span secret) {
    part(
        secret.line() == secret.endLine()
            ? secret.text()
            : from(secret.file().line(secret.line()), secret.column()).strip());
    for (int line = secret.line() + 1; line <= secret.endLine(); line++) {
      String text = secret.file().line(line);
      // The end may be the very beginning of the next line.
      if (line < secret.endLine() || !text.equals(from(text, secret.endColumn()))) {
        whole.add(text.strip());
      }
    }
    whole.remove("");
  }

  private void part(String text) {
    if (text.length() >= SHORTEST) {
      parts.add(text);
    }
  }

  private static String from(String line, int column) {
    int before = Math.min(column - 1, line.codePointCount(0, line.length()));
    return line.substring(line.offsetByCodePoints(0, before));
  }

  /** A line without them. */
  String masked(String line) {
    String text = line.lines().findFirst().orElse("").strip(); // a last line tells of its end
    if (whole.contains(text)) {
      int at = line.indexOf(text);
      return line.substring(0, at) + HIDDEN + line.substring(at + text.length());
    }
    String masked = line;
    for (String part : parts) {
      masked = masked.replace(part, HIDDEN);
    }
    return masked;
  }
}
