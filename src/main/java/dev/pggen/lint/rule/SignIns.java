package dev.pggen.lint.rule;

import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Expression;
import dev.pggen.stack.Server;
import dev.pggen.stack.Text;
import dev.pggen.stack.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** With which role a variable says that its container signs in. */
final class SignIns {
  /** A connection in words, as libpq reads it. */
  private static final Pattern WORDS =
      Pattern.compile("(?=.*\\b(?:host|dbname)=)(?:.*\\s)?user=([^\\s'\"$]+)(?:\\s.*)?");

  /** The same as drivers of .NET read it; only what a host stands beside is one. */
  private static final Pattern PAIRS =
      Pattern.compile(
          "(?i)(?=(?:.*;)?\\s*(?:host|server|data source)\\s*=)(?:.*;)?\\s*"
              + "(?:user ?id|user ?name|user|uid)\\s*=\\s*([^\\s;'\"$]+)\\s*(?:;.*)?");

  /** As NocoDB writes it, and nobody else. */
  private static final Pattern SHORT =
      Pattern.compile("pg://[^/?@\\s]+\\?(?:.*&)?u=([^&#$\\s]+).*");

  private static final Set<String> PLACES =
      Set.of("HOST", "HOSTNAME", "SERVER", "ADDRESS", "ADDR", "URL", "URI", "DSN", "JDBC_URL");

  /** What makes POSTGRES_USER the role of a client. */
  private static final Set<String> IMAGE_PLACES =
      Set.of("POSTGRES_HOST", "POSTGRES_HOSTNAME", "POSTGRES_SERVER", "POSTGRES_ADDRESS");

  /** What stands before the name of a role in such a line. */
  private static final Pattern BEFORE =
      Pattern.compile("(?is).*(?:\\b|connection)user(?:name| ?id)?[\"']?\\s*[:=]\\s*[\"']?");

  private SignIns() {}

  /** The role that a variable names, in a URL, in words or alone; empty for none. */
  static String user(Workload workload, Server server, EnvVar variable) {
    String whole = written(variable);
    boolean file = whole.indexOf('\n') > 0;
    Optional<DatabaseUrl> url = file ? Optional.empty() : DatabaseUrl.parse(whole);
    if (url.isPresent()) {
      return url.get().user();
    }
    for (Pattern form : List.of(WORDS, PAIRS, SHORT)) {
      Matcher words = form.matcher(whole);
      if (words.matches()) {
        return words.group(1);
      }
    }
    if (file) {
      return WholeFile.user(whole, server.workload());
    }
    return namesUser(workload, server, variable) ? text(variable) : "";
  }

  /**
   * Whether it is the variable of the server's own image, which a shared file gives to others too:
   * no host is beside it, and another variable tells by whom the program signs in.
   */
  static boolean isOfServerAlone(Workload workload, Server server, EnvVar variable) {
    return variable.name().equals("POSTGRES_USER")
        && workload.env().stream().noneMatch(v -> IMAGE_PLACES.contains(v.name()))
        && workload.env().stream()
            .filter(v -> !v.name().equals("POSTGRES_USER") && !v.name().startsWith("PG"))
            .anyMatch(
                v ->
                    !user(workload, server, v).isEmpty() || asked(workload, server, v).isPresent());
  }

  /** The role of an address of a server amid the words that start a program; empty for none. */
  static Optional<String> inCommand(String word, Server server) {
    return Arrays.stream(word.split("[\\s\"']+"))
        .flatMap(WholeFile::address)
        .filter(url -> url.host().equals(server.workload()) && url.user().indexOf('$') < 0)
        .map(DatabaseUrl::user)
        .filter(user -> !user.isEmpty())
        .findFirst();
  }

  /** By its own name, or because a variable of like name leads to the server. */
  private static boolean namesUser(Workload workload, Server server, EnvVar variable) {
    if (DatabaseWords.namesUser(variable.name())) {
      return true;
    }
    String prefix = DatabaseWords.beforeUser(variable.name());
    return !prefix.equals(variable.name())
        && workload.env().stream()
            .filter(v -> v != variable && isBeside(v.name(), prefix))
            .anyMatch(v -> leadsTo(written(v), server.workload()));
  }

  /** {@code STORE_URL} is beside {@code STORE_USER}, and {@code HOST} alone beside {@code USER}. */
  private static boolean isBeside(String name, String prefix) {
    return name.startsWith(prefix)
        && PLACES.contains(name.substring(prefix.length()).toUpperCase(Locale.ROOT));
  }

  /** Whether a word is a host or the address of something there. */
  static boolean leadsTo(String text, String host) {
    for (int at = text.indexOf(host); at >= 0; at = text.indexOf(host, at + 1)) {
      int end = at + host.length();
      boolean begins = at == 0 || "/@".indexOf(text.charAt(at - 1)) >= 0;
      if (begins && (end == text.length() || ":/?".indexOf(text.charAt(end)) >= 0)) {
        return true;
      }
    }
    return false;
  }

  /** As it is known, or as it was written. */
  private static String written(EnvVar variable) {
    return variable
        .value()
        .ifKnown()
        .map(Text::shown)
        .or(() -> variable.expression().map(Expression::text))
        .orElse("")
        .strip();
  }

  /** The text of a variable as far as it is known; empty where a part of it is not. */
  static String text(EnvVar variable) {
    Optional<String> known = variable.value().ifKnown().map(Text::shown);
    return known
        .or(
            () ->
                variable
                    .expression()
                    .filter(e -> e.parts().stream().allMatch(Expression.Literal.class::isInstance))
                    .map(Expression::text))
        .orElse("")
        .strip();
  }

  /** What a variable asks for to name the role, alone or in its place in a URL. */
  static Optional<Expression.Reference> asked(Workload workload, Server server, EnvVar variable) {
    return variable
        .expression()
        .flatMap(
            e ->
                e.alone()
                    .filter(r -> namesUser(workload, server, variable))
                    .or(() -> userInUrl(e))
                    .or(() -> userInLine(e, server)));
  }

  private static Optional<Expression.Reference> userInUrl(Expression expression) {
    List<Expression.Part> parts = expression.parts();
    for (int i = 1; i + 1 < parts.size(); i++) {
      if (parts.get(i - 1) instanceof Expression.Literal before
          && before.text().endsWith("://")
          && parts.get(i) instanceof Expression.Reference reference
          && parts.get(i + 1) instanceof Expression.Literal after
          && (after.text().startsWith(":") || after.text().startsWith("@"))) {
        return Optional.of(reference);
      }
    }
    return Optional.empty();
  }

  private static Optional<Expression.Reference> userInLine(Expression expression, Server server) {
    List<Expression.Part> parts = expression.parts();
    int at = 0;
    for (int i = 1; i < parts.size(); i++) {
      at += text(parts.get(i - 1)).length();
      if (parts.get(i - 1) instanceof Expression.Literal before
          && parts.get(i) instanceof Expression.Reference reference
          && BEFORE.matcher(before.text()).matches()
          && WholeFile.isOf(expression.text(), at, server.workload())) {
        return Optional.of(reference);
      }
    }
    return Optional.empty();
  }

  private static String text(Expression.Part part) {
    return new Expression(List.of(part)).text();
  }
}
