package dev.pggen.lint.rule;

import dev.pggen.stack.Stack;
import java.util.Locale;
import java.util.Optional;

/**
 * The parts of a PostgreSQL URL like {@code postgresql+asyncpg://user:password@host:5432/name}.
 *
 * @param user as written; empty for none
 * @param password as written; empty for none
 * @param host in lower case; of several the first
 * @param port as written, or {@link #PORT}
 * @param database empty for none
 */
record DatabaseUrl(String user, String password, String host, String port, String database) {
  /** Where PostgreSQL listens unless told otherwise. */
  static final String PORT = "5432";

  /** The parts of a text that is such a URL; drivers write their names before or after a sign. */
  static Optional<DatabaseUrl> parse(String text) {
    int scheme = text.indexOf("://");
    if (scheme < 0 || !isPostgres(text.substring(0, scheme).strip().toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    int from = scheme + "://".length();
    int end = end(text, from, "/?# ");
    if (text.indexOf('@', end) >= 0) {
      return Optional.empty(); // of an unencoded password: what looks like a host may be part of it
    }
    String authority = text.substring(from, end);
    int at = authority.lastIndexOf('@');
    String signIn = at < 0 ? "" : authority.substring(0, at);
    String hosts = authority.substring(at + 1);
    String host = hosts.substring(0, end(hosts, 0, ","));
    int bracket = host.indexOf(']');
    int colon = host.indexOf(':', Math.max(0, bracket));
    int secret = signIn.indexOf(':');
    String name =
        end < text.length() && text.charAt(end) == '/'
            ? text.substring(end + 1, end(text, end + 1, "?# "))
            : "";
    return Optional.of(
        new DatabaseUrl(
            secret < 0 ? signIn : signIn.substring(0, secret),
            secret < 0 ? "" : signIn.substring(secret + 1),
            (colon < 0 ? host : host.substring(0, colon)).toLowerCase(Locale.ROOT),
            colon < 0 ? PORT : host.substring(colon + 1),
            name));
  }

  /** Whether it is for Java, whose driver reads no user and no password before the host. */
  static boolean isJdbc(String text) {
    return text.strip().startsWith("jdbc:");
  }

  /**
   * What a spec writes in the place of such a URL, in quotes; the variables of libpq are unread.
   */
  static String jdbc(Stack stack) {
    boolean tls = stack.servers().stream().anyMatch(s -> s.tls().isKnownAnd(on -> on));
    return "\"jdbc:postgresql://${db.host}:${db.port}/${db.name}"
        + (tls ? "?sslmode=${db.sslmode}&sslrootcert=${db.ca.file}\"" : "\"");
  }

  private static boolean isPostgres(String scheme) {
    int driver = scheme.indexOf('+');
    String plain = scheme.substring(scheme.lastIndexOf(':') + 1);
    String base = driver < 0 ? plain : scheme.substring(0, driver);
    return base.equals("postgres")
        || base.equals("postgresql")
        || base.equals("pgsql")
        || base.equals("postgis");
  }

  /** The place of the first of some characters, or the end. */
  private static int end(String text, int from, String stops) {
    int at = from;
    while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }
}
