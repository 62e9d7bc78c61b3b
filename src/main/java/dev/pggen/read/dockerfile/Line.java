package dev.pggen.read.dockerfile;

import dev.pggen.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An instruction.
 *
 * @param word in capitals, like {@code FROM}
 * @param rest what stands behind it, without comments and the ends of its lines
 * @param number of its first line
 * @param whole whether it stands on one line
 */
record Line(String word, String rest, int number, boolean whole) {
  private static final Pattern HEREDOC = Pattern.compile("<<-?[\"']?([A-Za-z_][A-Za-z0-9_]*)");
  private static final Pattern DIRECTIVE = Pattern.compile("#\\s*escape\\s*=.*");

  /** All of a file; nothing if one may not be what it looks like. */
  static Optional<List<Line>> all(SourceFile file) {
    List<Line> lines = new ArrayList<>();
    int last = file.lineCount();
    for (int i = 1; i <= last; i++) {
      String text = file.line(i).strip();
      if (text.isEmpty() || text.startsWith("#")) {
        if (DIRECTIVE.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
          return Optional.empty();
        }
        continue;
      }
      int first = i;
      StringBuilder joined = new StringBuilder();
      while (text.endsWith("\\") && i < last) {
        joined.append(text, 0, text.length() - 1).append(' ');
        do {
          i++;
          text = file.line(i).strip();
        } while (i < last && (text.isEmpty() || text.startsWith("#")));
      }
      joined.append(text);
      Line line = of(joined.toString(), first, i);
      Matcher heredoc = HEREDOC.matcher(line.rest());
      while (heredoc.find()) {
        i = end(file, i + 1, heredoc.group(1));
        if (i > last) {
          return Optional.empty();
        }
      }
      lines.add(line);
    }
    return Optional.of(lines);
  }

  private static Line of(String text, int first, int last) {
    int blank = 0;
    while (blank < text.length() && !Character.isWhitespace(text.charAt(blank))) {
      blank++;
    }
    return new Line(
        text.substring(0, blank).toUpperCase(Locale.ROOT),
        text.substring(blank).strip(),
        first,
        first == last);
  }

  /** The line that ends a text of another language; beyond the file if none does. */
  private static int end(SourceFile file, int from, String word) {
    int at = from;
    while (at <= file.lineCount() && !file.line(at).strip().equals(word)) {
      at++;
    }
    return at;
  }
}
