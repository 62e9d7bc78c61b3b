package dev.pggen.lint.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A configuration that stands whole in a variable: what it says of one server. */
final class WholeFile {
  private static final Pattern USER =
      Pattern.compile(
          "(?i)[\\s\"'-]*user(?:name)?[\"']?\\s*[:=]\\s*[\"']?([a-z_][\\w-]*)[\"']?"
              + "\\s*[,;]?\\s*(?:\\s#.*)?");

  /** A line that gives the place of a server. */
  private static final Pattern PLACE =
      Pattern.compile(
          "(?i)[\\s\"'-]*[\\w.-]*(?:host|hostname|server|address|addr|url|uri|dsn|datasource)"
              + "[\"']?\\s*[:=]\\s*(.*)");

  private WholeFile() {}

  /** The role that it signs in with at a host: in a URL, or beside the host; empty for none. */
  static String user(String text, String host) {
    Optional<String> url =
        addresses(text)
            .filter(u -> u.host().equals(host.toLowerCase(Locale.ROOT)))
            .map(DatabaseUrl::user)
            .filter(user -> !user.isEmpty())
            .findFirst();
    if (url.isPresent()) {
      return url.get();
    }
    String[] lines = text.split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      Matcher user = USER.matcher(lines[i]);
      if (user.matches() && isBeside(lines, i, host)) {
        return user.group(1);
      }
    }
    return "";
  }

  /** Whether what stands at a place of it is said of a host, on the same line or beside it. */
  static boolean isOf(String text, int at, String host) {
    String[] lines = text.split("\n", -1);
    int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    return leadsTo(lines[line], host) || isBeside(lines, line, host);
  }

  private static Stream<DatabaseUrl> addresses(String text) {
    return Arrays.stream(text.split("[\\s\"'`]+")).flatMap(WholeFile::address);
  }

  /** A word that is a URL, perhaps behind a name and an equals sign. */
  static Stream<DatabaseUrl> address(String word) {
    Optional<DatabaseUrl> whole = DatabaseUrl.parse(word);
    return whole.or(() -> DatabaseUrl.parse(word.substring(word.indexOf('=') + 1))).stream();
  }

  private static boolean isBeside(String[] lines, int line, String host) {
    return block(lines, line).stream()
        .map(PLACE::matcher)
        .anyMatch(m -> m.matches() && leadsTo(m.group(1), host));
  }

  /** The lines that are as deep as one, up to those that are less deep or begin another part. */
  private static List<String> block(String[] lines, int line) {
    List<String> block = new ArrayList<>(List.of(lines[line]));
    int depth = depth(lines[line]);
    for (int i = line; i > 0 && !begins(lines[i]) && !ends(lines[i - 1], depth); i--) {
      add(lines[i - 1], depth, block);
    }
    for (int i = line + 1;
        i < lines.length && !ends(lines[i], depth) && !(begins(lines[i], depth));
        i++) {
      add(lines[i], depth, block);
    }
    return block;
  }

  private static void add(String line, int depth, List<String> into) {
    if (depth(line) == depth) {
      into.add(line);
    }
  }

  private static boolean ends(String line, int depth) {
    return !line.isBlank() && (depth(line) < depth || line.strip().startsWith("["));
  }

  /** Whether a line is the first of an item of a list. */
  private static boolean begins(String line) {
    return line.strip().startsWith("- ");
  }

  private static boolean begins(String line, int depth) {
    return begins(line) && depth(line) == depth;
  }

  /** How far the first word is from the margin, or a dash before it. */
  private static int depth(String line) {
    int at = 0;
    while (at < line.length() && " \t-".indexOf(line.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static boolean leadsTo(String words, String host) {
    return Arrays.stream(words.split("[\\s\"',;=(){}]+")).anyMatch(w -> SignIns.leadsTo(w, host));
  }
}
