package dev.pggen.read.compose;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Compose makes of the dollar signs in a value. */
final class Interpolation {
  private static final Pattern DOLLAR = Pattern.compile("\\$(\\$|[A-Za-z_][A-Za-z0-9_]*|\\{)");

  private Interpolation() {}

  /** The text as the container gets it; empty where it depends on variables outside the file. */
  static Optional<String> literal(String text) {
    if (text.indexOf('$') < 0) {
      return Optional.of(text);
    }
    StringBuilder out = new StringBuilder();
    Matcher m = DOLLAR.matcher(text);
    int from = 0;
    while (m.find()) {
      if (!m.group(1).equals("$")) {
        return Optional.empty();
      }
      out.append(text, from, m.start()).append('$');
      from = m.end();
    }
    return Optional.of(out.append(text, from, text.length()).toString());
  }
}
