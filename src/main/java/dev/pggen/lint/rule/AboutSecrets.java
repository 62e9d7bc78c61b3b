package dev.pggen.lint.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names that are about a secret, and are none: {@code TOKEN_EXPIRY}, {@code PASSWORD_POLICY}. */
final class AboutSecrets {
  private static final Set<String> LAST =
      Set.of(
          "file",
          "path",
          "dir",
          "name",
          "id",
          "ids",
          "url",
          "uri",
          "user",
          "username",
          "type",
          "length",
          "size",
          "min",
          "max",
          "count",
          "limit",
          "lifespan",
          "lifetime",
          "expiry",
          "expiration",
          "expires",
          "expire",
          "ttl",
          "age",
          "timeout",
          "days",
          "hours",
          "minutes",
          "seconds",
          "rotation",
          "interval",
          "period",
          "algorithm",
          "algo",
          "policy",
          "complexity",
          "strength",
          "quality",
          "score",
          "entropy",
          "requirements",
          "rule",
          "rules",
          "pattern",
          "regex",
          "hash",
          "hasher",
          "field",
          "header",
          "prefix",
          "issuer",
          "audience",
          "format",
          "mode",
          "provider",
          "enabled",
          "disabled",
          "required",
          "command",
          "method",
          "endpoint",
          "service",
          "realm");

  private AboutSecrets() {}

  /** Whether a last word makes a name one about a secret. */
  static boolean isOne(String last) {
    return LAST.contains(last);
  }

  /** Whether a variable's name ends so; {@code SECRET_ID} is a secret for some. */
  static boolean ends(String name) {
    List<String> words = words(name);
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    return isOne(last) && !last.equals("id");
  }

  /** {@code dbPassword}, {@code DB_PASSWORD}, {@code --db-password} and {@code db.password}. */
  static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char before = ' ';
    for (char c : name.toCharArray()) {
      boolean hump = Character.isUpperCase(c) && Character.isLowerCase(before);
      if ((hump || !Character.isLetterOrDigit(c)) && word.length() > 0) {
        words.add(word.toString().toLowerCase(Locale.ROOT));
        word.setLength(0);
      }
      if (Character.isLetterOrDigit(c)) {
        word.append(c);
      }
      before = c;
    }
    if (word.length() > 0) {
      words.add(word.toString().toLowerCase(Locale.ROOT));
    }
    return words;
  }
}
