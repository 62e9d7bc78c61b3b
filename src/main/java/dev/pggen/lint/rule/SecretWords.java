package dev.pggen.lint.rule;

import java.util.List;
import java.util.Locale;

/** What names and values of secrets look like. */
public final class SecretWords {
  private static final List<String> NAMES = List.of("PASS", "SECRET", "TOKEN", "KEY");

  /** Names that hold one of the words and mean something else. */
  private static final List<String> HARMLESS_NAMES =
      List.of("KEYCLOAK", "KEYBOARD", "PUBLIC_KEY", "KEY_ID", "KEYWORD", "PASSIVE", "BYPASS");

  private static final List<String> SWITCHES =
      List.of("true", "false", "yes", "no", "on", "off", "none", "auto", "required", "optional");

  private SecretWords() {}

  /** Whether a variable of this name usually holds a secret. */
  public static boolean namesSecret(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return NAMES.stream().anyMatch(upper::contains)
        && HARMLESS_NAMES.stream().noneMatch(upper::contains)
        && !upper.endsWith("_FILE")
        && !upper.startsWith("FILE__")
        && !upper.endsWith("_PATH")
        && !upper.endsWith("_USER")
        && !upper.endsWith("_ENABLED");
  }

  /** Whether a value may be a secret at all. */
  static boolean looksSecret(String value) {
    String plain = value.strip();
    return !plain.isEmpty()
        && !plain.startsWith("/")
        && !plain.startsWith("file://")
        && !plain.contains("://")
        && !SWITCHES.contains(plain.toLowerCase(Locale.ROOT))
        && !(plain.length() <= 5 && plain.chars().allMatch(Character::isDigit));
  }

  /** Whether it is a URL like {@code postgres://user:password@host}. */
  static boolean passwordInUrl(String value) {
    return !passwordOf(value).isEmpty();
  }

  /** The password of such a URL; empty if there is none. */
  static String passwordOf(String value) {
    int scheme = value.indexOf("://");
    if (scheme < 0) {
      return "";
    }
    int from = scheme + 3;
    int space = value.indexOf(' ', from);
    int end = UrlAuthority.end(value.substring(0, space < 0 ? value.length() : space), from);
    String authority = value.substring(from, end);
    int at = authority.lastIndexOf('@');
    int colon = authority.indexOf(':');
    return at > 0 && colon >= 0 && colon + 1 < at ? authority.substring(colon + 1, at) : "";
  }
}
