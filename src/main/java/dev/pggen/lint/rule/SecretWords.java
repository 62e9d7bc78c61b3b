package dev.pggen.lint.rule;

import dev.pggen.stack.Placeholder;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What names and values of secrets look like. */
public final class SecretWords {
  private static final String PASSWORD = "password=";

  private static final List<String> NAMES = List.of("PASS", "SECRET", "TOKEN", "KEY");

  /** Ends of names that hold none of them: what nodes of Erlang, stores and services sign in by. */
  private static final List<String> ENDS =
      List.of(
          "ERLANG_COOKIE",
          "CREDENTIALS_JSON",
          "REDIS_AUTH",
          "REDISCLI_AUTH",
          "NEO4J_AUTH",
          "_SALT");

  /** Parts of names that hold one of the words and mean something else. */
  private static final List<String> HARMLESS_NAMES =
      List.of(
          "KEYCLOAK",
          "KEYBOARD",
          "PUBLIC_KEY",
          "KEY_ID",
          "KEYWORD",
          "PASSIVE",
          "BYPASS",
          "HTPASSWD_REALM",
          "TOKENIZER",
          "VALKEY");

  private static final List<String> SWITCHES =
      List.of(
          "true",
          "false",
          "yes",
          "no",
          "on",
          "off",
          "none",
          "auto",
          "required",
          "optional",
          "enabled",
          "disabled",
          "\"\"",
          "''");

  /** A place in the net, or a file that holds the secret. */
  private static final Pattern PLACE =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[^ ]*/[^ ]*\\.(pem|key|crt)");

  private static final Pattern FEW_DIGITS = Pattern.compile("[0-9]{3,5}");

  private static final Pattern IN_WORDS = Pattern.compile("[a-z]{2,12}([_-][a-z]{2,12}){0,3}");

  private static final Set<String> PASSWORDS =
      Set.of("pass", "passwd", "password", "passphrase", "pwd", "pw", "secret", "token");

  /** A share or a measure, as {@code 0.3} is one; nobody takes it for a password. */
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{0,3}\\.[0-9]{1,4}");

  /** Words of names that say how many, or whether at all. */
  private static final Set<String> SETTINGS =
      Set.of(
          "allow", "disable", "enable", "require", "use", "no", "max", "min", "num", "show",
          "force", "reset", "empty", "random");

  private static final Pattern IN_JSON =
      Pattern.compile(
          "(?i)\"[a-z_]*(?:secret|password|apikey|api_key)\"\\s*:\\s*\"([^\"${<%*]{6,})\"");

  private SecretWords() {}

  /** Whether a variable of this name usually holds a secret. */
  public static boolean namesSecret(String name) {
    String left = name.toUpperCase(Locale.ROOT);
    if (left.startsWith("FILE__")) {
      return false;
    }
    for (String harmless : HARMLESS_NAMES) {
      left = left.replace(harmless, ""); // KEYCLOAK_ADMIN_PASSWORD is a password all the same
    }
    return hasSecretWord(left) && !AboutSecrets.ends(name);
  }

  private static boolean hasSecretWord(String upper) {
    for (String word : NAMES) {
      if (upper.contains(word)) {
        return true;
      }
    }
    for (String end : ENDS) {
      if (upper.endsWith(end)) {
        return true;
      }
    }
    // Whole words only, and never first: PWD is the directory of a shell.
    return upper.equals("SALT")
        || (upper + "_").contains("_PWD_")
        || (upper + "_").contains("_PW_");
  }

  /** Whether a value may be a secret at all. */
  public static boolean looksSecret(String value) {
    String plain = value.strip();
    return !plain.isEmpty()
        && !plain.startsWith("/")
        && !plain.startsWith("file://")
        && !plain.contains("://")
        && !Placeholder.is(plain)
        && !SWITCHES.contains(plain.toLowerCase(Locale.ROOT))
        && !PLACE.matcher(plain).matches()
        && !DECIMAL.matcher(plain).matches()
        && !(plain.length() <= 5 && plain.chars().allMatch(Character::isDigit));
  }

  /**
   * Whether a variable holds a secret in plain text, by its name and its value. A few digits are
   * one where the name says password or token: elsewhere they count, or limit, something.
   */
  public static boolean holdsSecret(String name, String value) {
    return namesSecret(name)
        && !Salts.isSetting(name, value)
        && (looksSecret(value)
            || FEW_DIGITS.matcher(value.strip()).matches() && namesPassword(name));
  }

  private static boolean namesPassword(String name) {
    List<String> words = AboutSecrets.words(name);
    return words.stream().noneMatch(SETTINGS::contains)
        && (PASSWORDS.contains(words.get(words.size() - 1)) || name.equals("TOKENS"));
  }

  /**
   * Whether a key is the name by which its secret is found, and none itself: in words, beside a
   * variable for the secret, as {@code LIVEKIT_KEY=my-key} is beside {@code LIVEKIT_SECRET}; or the
   * access key beside the secret key of a store of objects, whatever its value.
   */
  public static boolean namesPair(String name, String value, Collection<String> beside) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (upper.endsWith("ACCESS_KEY") && !upper.endsWith("SECRET_ACCESS_KEY")) {
      String before = name.substring(0, name.length() - "ACCESS_KEY".length());
      return beside.contains(before + "SECRET_KEY")
          || beside.contains(before + "SECRET_ACCESS_KEY");
    }
    return upper.endsWith("_KEY")
        && IN_WORDS.matcher(value).matches()
        && beside.contains(name.substring(0, name.length() - "KEY".length()) + "SECRET");
  }

  /** Whether it is a URL like {@code postgres://user:password@host}. */
  public static boolean passwordInUrl(String value) {
    return !passwordOf(value).isEmpty();
  }

  /** The password of such a URL; empty if there is none, or a reference to one. */
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
    String password = at > 0 && colon >= 0 && colon < at ? authority.substring(colon + 1, at) : "";
    return !password.isEmpty()
        ? Placeholder.is(password) ? "" : password
        : passwordAmong(value.substring(from), key(value), "?&", "&#\"' ");
  }

  /** NocoDB's own form of an address has names of one letter. */
  private static String key(String url) {
    return url.startsWith("pg://") ? "p=" : PASSWORD;
  }

  /** Whether it is JSON with the value of a secret in it. */
  static boolean secretInJson(String value) {
    if (value.indexOf('{') < 0) {
      return false;
    }
    Matcher m = IN_JSON.matcher(value);
    while (m.find()) {
      if (looksSecret(m.group(1))) {
        return true;
      }
    }
    return false;
  }

  /** The password of {@code host=db password=x}, as libpq reads it; empty if there is none. */
  static String passwordInWords(String value) {
    return passwordAmong(" " + value, PASSWORD, " ;", " ;'\"");
  }

  /** What stands behind {@code password=} if one of some characters stands before. */
  private static String passwordAmong(String text, String key, String before, String stops) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (int at = lower.indexOf(key); at >= 0; at = lower.indexOf(key, at + 1)) {
      int from = at + key.length();
      int end = from;
      while (end < text.length() && stops.indexOf(text.charAt(end)) < 0) {
        end++;
      }
      boolean own = at > 0 && before.indexOf(text.charAt(at - 1)) >= 0;
      if (own && end > from && "${<%*/".indexOf(text.charAt(from)) < 0) {
        return text.substring(from, end);
      }
    }
    return "";
  }
}
