package dev.pggen.catalog;

import dev.pggen.yaml.YamlScalar;
import java.util.Set;
import java.util.regex.Pattern;

/** What a scalar is to the catalog's programs, which read YAML 1.1: {@code on} is no text there. */
enum PyKind {
  TEXT("text"),
  INTEGER("a whole number"),
  DECIMAL("a number"),
  BOOLEAN("true or false"),
  TIME("a date"),
  NULL("nothing");

  private static final Set<String> SWITCHES = Set.of("yes", "no", "true", "false", "on", "off");
  private static final Pattern INT =
      Pattern.compile(
          "[-+]?(0b[0-1_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(:[0-5]?[0-9])+)");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[-+]?[0-9][0-9_]*\\.[0-9_]*([eE][-+][0-9]+)?|\\.[0-9][0-9_]*([eE][-+][0-9]+)?"
              + "|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\\.[0-9_]*"
              + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
  private static final Pattern DATE =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}.*");

  private final String described;

  PyKind(String described) {
    this.described = described;
  }

  /** To be put into a sentence. */
  String described() {
    return described;
  }

  static PyKind of(YamlScalar scalar) {
    if (scalar.style() != YamlScalar.Style.PLAIN) {
      return TEXT;
    }
    String text = scalar.text();
    if (text.isEmpty() || text.equals("~") || isWord(text, "null")) {
      return NULL;
    }
    if (SWITCHES.stream().anyMatch(s -> isWord(text, s))) {
      return BOOLEAN;
    }
    if (INT.matcher(text).matches()) {
      return INTEGER;
    }
    if (FLOAT.matcher(text).matches()) {
      return DECIMAL;
    }
    return DATE.matcher(text).matches() ? TIME : TEXT;
  }

  /** In one of the three spellings: word, Word, WORD. */
  private static boolean isWord(String text, String word) {
    String first = word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
    return text.equals(word)
        || text.equals(first)
        || text.equals(word.toUpperCase(java.util.Locale.ROOT));
  }
}
