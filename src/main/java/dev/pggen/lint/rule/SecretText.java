package dev.pggen.lint.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets in text that is no list of variables: arguments, labels, files. Names are taken word by
 * word here, for {@code tokenizer} and {@code keyboard} are none.
 */
final class SecretText {
  private static final Set<String> WORDS =
      Set.of(
          "pass",
          "passwd",
          "password",
          "passphrase",
          "pwd",
          "secret",
          "token",
          "requirepass",
          "masterauth",
          "apikey");

  /** Directives of nginx by which it passes a request on. */
  private static final Set<String> PASSERS = Set.of("fastcgi", "proxy", "uwsgi", "scgi", "grpc");

  /** Words that make a key a secret one. */
  private static final Set<String> KEYS =
      Set.of("api", "secret", "access", "private", "encryption", "signing", "auth", "jwt");

  /** The client of MinIO and the tool of RabbitMQ. */
  private static final List<Pattern> BY_PLACE =
      List.of(
          Pattern.compile("\\bmc\\s+alias\\s+set\\s+\\S+\\s+\\S+\\s+\\S+\\s+([^\\s;&|]+)"),
          Pattern.compile("\\bmc\\s+config\\s+host\\s+add\\s+\\S+\\s+\\S+\\s+\\S+\\s+([^\\s;&|]+)"),
          Pattern.compile("\\bmc\\s+admin\\s+user\\s+add\\s+\\S+\\s+\\S+\\s+([^\\s;&|]+)"),
          Pattern.compile("\\brabbitmqctl\\s+add_user\\s+\\S+\\s+([^\\s;&|]+)"));

  /**
   * A value that is a secret by its name or by its place.
   *
   * @param name what it is called; empty for a password in a URL
   * @param value as written
   */
  record Found(String name, String value) {}

  private SecretText() {}

  /** Whether a name of several words means a secret. */
  static boolean names(String name) {
    List<String> words = AboutSecrets.words(name);
    if (words.isEmpty()
        || words.get(0).equals("no")
        || AboutSecrets.isOne(last(words))
        || isOther(words)) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      if (WORDS.contains(words.get(i))
          || (i > 0 && words.get(i).equals("key") && KEYS.contains(words.get(i - 1)))) {
        return true;
      }
    }
    return false;
  }

  /** Where a proxy passes to, how passwords are kept, or under which key one lies. */
  private static boolean isOther(List<String> words) {
    String before = words.size() > 1 ? words.get(words.size() - 2) : "";
    return switch (last(words)) {
      case "pass" -> PASSERS.contains(before);
      case "key" -> WORDS.contains(before) && !before.equals("secret") || before.equals("key");
      case "encryption" -> before.equals("password");
      default -> false;
    };
  }

  /** Whether a value is one, and no reference to one, hash, path, switch or example. */
  static boolean isValue(String value) {
    return SecretWords.looksSecret(value)
        && value.chars().noneMatch(c -> Character.isWhitespace(c) || "${}<>()*`".indexOf(c) >= 0)
        && !value.startsWith("./")
        && !value.toLowerCase(Locale.ROOT).startsWith("redact")
        && !value.endsWith(".pem")
        && !value.endsWith(".key")
        && !value.startsWith("!")
        && !value.startsWith("%")
        && !value.startsWith("-");
  }

  /** The password of a URL among other text, unless it is a reference. */
  static List<Found> urls(String text) {
    List<Found> found = new ArrayList<>();
    for (String word : text.split("[\\s\"',]+")) {
      String password = SecretWords.passwordOf(word);
      if (!password.isEmpty() && "$<{%*".indexOf(password.charAt(0)) < 0) {
        found.add(new Found("", password));
      }
    }
    return found;
  }

  /** What programs take as a secret by its place among their words, in a line of a shell. */
  static List<Found> byPlace(String line) {
    List<Found> found = new ArrayList<>();
    for (Pattern form : BY_PLACE) {
      Matcher m = form.matcher(line);
      while (m.find()) {
        String value = m.group(1).replaceAll("^[\"']|[\"']$", "");
        if (isValue(value)) {
          found.add(new Found(m.group().split("\\s")[0], value));
        }
      }
    }
    return found;
  }

  /** A name for {@code secrets:}: {@code --smtp-password} becomes {@code smtp_password}. */
  static String reference(String name) {
    List<String> words = AboutSecrets.words(name);
    String joined = String.join("_", words);
    return joined.isEmpty() || !Character.isLetter(joined.charAt(0)) ? "password" : joined;
  }

  private static String last(List<String> words) {
    return words.get(words.size() - 1);
  }
}
