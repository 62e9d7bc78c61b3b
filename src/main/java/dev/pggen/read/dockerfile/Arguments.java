package dev.pggen.read.dockerfile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code ARG} lines before the first stage say, and whoever starts the build. */
final class Arguments {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\$(?:([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^${}]*))?\\})");

  private final Map<String, Optional<String>> given;
  private final Map<String, Optional<String>> known = new HashMap<>();

  /** With what a build is given; a value that nobody can tell is empty. */
  Arguments(Map<String, Optional<String>> given) {
    this.given = given;
  }

  /** Takes in what stands behind {@code ARG}. */
  void declare(String rest) {
    for (String word : rest.split("\\s+")) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      Optional<String> standard =
          equals < 0 ? Optional.of("") : filled(unquoted(word.substring(equals + 1)));
      known.put(name, given.getOrDefault(name, standard));
    }
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(0) == text.charAt(text.length() - 1);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /** A text with its references filled in; nothing if one of them cannot be told. */
  Optional<String> filled(String text) {
    StringBuilder filled = new StringBuilder();
    Matcher m = REFERENCE.matcher(text);
    int from = 0;
    while (m.find()) {
      String name = m.group(1) == null ? m.group(2) : m.group(1);
      Optional<String> value = known.getOrDefault(name, Optional.of(""));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      boolean none = value.get().isEmpty() && m.group(3) != null;
      filled.append(text, from, m.start()).append(none ? m.group(3) : value.get());
      from = m.end();
    }
    filled.append(text.substring(from));
    boolean whole = filled.indexOf("$") < 0 && filled.indexOf("\\") < 0;
    return whole ? Optional.of(filled.toString()) : Optional.empty();
  }
}
