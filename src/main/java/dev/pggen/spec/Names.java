package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which names every consumer can hold. */
final class Names {
  private static final int LONGEST = 40;
  private static final int LONGEST_SQL = 63;

  /** Services, subjects of references and prefixes of our own. */
  private static final Set<String> RESERVED =
      Set.of("db", "postgres", "backup", "drill", "wal", "secrets", "vars", "name", "localhost");

  private static final Set<String> RUNTIME_NETWORKS = Set.of("host", "none", "bridge", "default");

  /** Roles and databases that are there, and words that pg_hba.conf takes for something else. */
  private static final Set<String> SERVERS_OWN =
      Set.of(
          "postgres",
          "template0",
          "template1",
          "public",
          "none",
          "all",
          "sameuser",
          "samerole",
          "samegroup",
          "replication");

  private Names() {}

  /** TrueNAS holds 40 characters, Nomad no underscore. */
  static void service(At<String> name, Findings findings) {
    if (!isHostName(name.value())) {
      findings.add(bad("service", name.value(), name.span()).help(hostNameHelp(name.value())));
    }
  }

  static void container(String name, Span span, Findings findings) {
    if (RESERVED.contains(name)) {
      findings.add(
          ValueRules.NAME
              .at(span, "a container cannot be called `" + name + "`")
              .why("that name means something of pggen's own in references or in the stack")
              .help("choose another name, like `app-" + name + "`"));
    } else if (!isHostName(name)) {
      findings.add(bad("container", name, span).help(hostNameHelp(name)));
    }
  }

  static void volume(String name, Span span, Findings findings) {
    boolean ok = name.length() >= 2 && name.length() <= LONGEST;
    for (int i = 0; ok && i < name.length(); i++) {
      char c = name.charAt(i);
      ok = isLowerOrDigit(c) || (i > 0 && (c == '-' || c == '_'));
    }
    if (!ok) {
      findings.add(
          bad("volume", name, span)
              .help(
                  name.length() == 1
                      ? "two characters or more: one letter is taken for a drive"
                      : "2 to 40 lower-case letters, digits, `-` and `_`"));
    }
  }

  static void network(At<String> name, Findings findings) {
    if (RUNTIME_NETWORKS.contains(name.value())) {
      findings.add(
          ValueRules.NAME
              .at(name.span(), "`" + name.value() + "` is the runtime's own network")
              .help(
                  name.value().equals("host")
                      ? "write `network: host`"
                      : "name a network that you made, or leave it out"));
      return;
    }
    boolean ok = !name.value().isEmpty() && name.value().length() <= LONGEST_SQL;
    for (int i = 0; ok && i < name.value().length(); i++) {
      char c = name.value().charAt(i);
      boolean upper = c >= 'A' && c <= 'Z';
      ok = isLowerOrDigit(c) || upper || (i > 0 && (c == '-' || c == '_' || c == '.'));
    }
    if (!ok) {
      findings.add(
          bad("network", name.value(), name.span()).help("letters, digits, `-`, `_` and `.`"));
    }
  }

  /** Names of secrets and variables stand in references and are file names. */
  static void word(String kind, String name, Span span, Findings findings) {
    boolean ok = !name.isEmpty() && name.length() <= LONGEST;
    for (int i = 0; ok && i < name.length(); i++) {
      char c = name.charAt(i);
      ok = i == 0 ? c >= 'a' && c <= 'z' : isLowerOrDigit(c) || c == '_' || c == '-';
    }
    if (!ok) {
      findings.add(
          bad(kind, name, span)
              .help("a lower-case letter, then letters, digits, `_` and `-`, at most 40"));
    }
  }

  static void variable(String name, Span span, Findings findings) {
    boolean ok = !name.isEmpty();
    for (int i = 0; ok && i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
      ok = letter || (i > 0 && ((c >= '0' && c <= '9') || c == '.' || c == '-'));
    }
    if (!ok) {
      findings.add(
          bad("variable", name, span)
              .help("a letter or `_`, then letters, digits, `_`, `.` and `-`"));
    }
  }

  /** Database and roles; {@code pg_} and the server's own are taken. */
  static void sql(String kind, At<String> name, Findings findings) {
    String text = name.value();
    boolean ok = !text.isEmpty() && text.length() <= LONGEST_SQL - "_monitor".length();
    for (int i = 0; ok && i < text.length(); i++) {
      char c = text.charAt(i);
      ok = i == 0 ? (c >= 'a' && c <= 'z') || c == '_' : isLowerOrDigit(c) || c == '_' || c == '-';
    }
    boolean taken = text.startsWith("pg_") || SERVERS_OWN.contains(text);
    if (!ok || taken) {
      findings.add(
          bad(kind, text, name.span())
              .help(
                  taken
                      ? "that name is the server's own: choose another"
                      : "a lower-case letter or `_`, then letters, digits, `_` and `-`, at most 55"));
    }
  }

  /** A word in a list of extensions or libraries. */
  static void library(String kind, At<String> name, Findings findings) {
    boolean ok = !name.value().isEmpty() && name.value().length() <= LONGEST_SQL;
    for (int i = 0; ok && i < name.value().length(); i++) {
      char c = name.value().charAt(i);
      ok = isLowerOrDigit(c) || (i > 0 && (c == '_' || c == '-'));
    }
    if (!ok) {
      findings.add(
          bad(kind, name.value(), name.span()).help("lower-case letters, digits, `_` and `-`"));
    }
  }

  private static dev.pggen.source.Finding bad(String kind, String name, Span span) {
    return ValueRules.NAME.at(span, Shown.of(name) + " cannot be the name of " + article(kind));
  }

  private static String article(String kind) {
    return ("aeiou".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
  }

  private static String hostNameHelp(String name) {
    String fixed = name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    String rule =
        "a lower-case letter, then letters, digits and `-`, at most 40, no `-` at the end";
    return isHostName(fixed) ? "write `" + fixed + "`: " + rule : rule;
  }

  private static boolean isHostName(String name) {
    if (name.isEmpty() || name.length() > LONGEST || name.endsWith("-")) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (i == 0 ? c < 'a' || c > 'z' : !isLowerOrDigit(c) && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLowerOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /** Names that mean something else, for messages. */
  static List<String> reserved() {
    return RESERVED.stream().sorted().toList();
  }
}
