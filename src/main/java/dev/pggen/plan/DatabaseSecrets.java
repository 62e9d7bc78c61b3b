package dev.pggen.plan;

import dev.pggen.spec.ContainerSpec;
import dev.pggen.spec.SecretSpec;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Secrets of the spec, and those of the database and its helpers. */
final class DatabaseSecrets {
  static final String PASSWORD = "db_password";
  static final String CA = "db_ca";
  static final String BACKUP_PASSWORD = "backup_password";

  /** The directory of what only the server may read. */
  static final String SERVER = "server";

  private static final String URL = "db_url";
  private static final int LENGTH = 32;

  private DatabaseSecrets() {}

  /** The secret that holds the database's URL as this container writes it. */
  static String url(Scope scope, ContainerSpec container) {
    return scope.databaseHost(container).equals(scope.profile().databaseHost())
        ? URL
        : URL + "_" + scope.databaseHost(container);
  }

  /** Those that the spec describes. */
  static List<Secret> written(Scope scope) {
    List<Secret> secrets = new ArrayList<>();
    scope
        .spec()
        .secrets()
        .forEach((name, s) -> secrets.add(new Secret(name, content(s), Origin.written(s.span()))));
    return secrets;
  }

  private static Secret.Content content(SecretSpec s) {
    if (s.generate().equals("none")) {
      return new Secret.Supplied();
    }
    Secret.Alphabet alphabet = Secret.Alphabet.valueOf(s.generate().toUpperCase(Locale.ROOT));
    return new Secret.Generated(alphabet, s.length(), s.prefix());
  }

  /** Those that the database needs, with backups or without. */
  static List<Secret> added(Scope scope, boolean backups) {
    List<Secret> secrets = new ArrayList<>();
    secrets.add(generated(PASSWORD, "the application's role signs in with it"));
    if (backups) {
      secrets.add(generated(BACKUP_PASSWORD, "the backup role signs in with it"));
    }
    if (scope.tls().offered()) {
      secrets.addAll(new Certificates(scope).all(backups));
    }
    secrets.add(verifier("app", PASSWORD));
    if (backups) {
      secrets.add(verifier("backup", BACKUP_PASSWORD));
    }
    for (String user : Access.users(scope.spec()).keySet()) {
      String password = Access.secret(user);
      secrets.add(generated(password, "whoever comes from outside signs in with it"));
      secrets.add(verifier(password, password));
    }
    return secrets;
  }

  /** The URL as a container needs it that asked for it. */
  static Secret url(Scope scope, String name, String host) {
    Names names = scope.names();
    List<Text.Part> parts = new ArrayList<>();
    parts.add(new Text.Literal("postgres://" + UrlText.encode(names.appRole()) + ":"));
    parts.add(new Text.SecretValue(PASSWORD, Text.Encoding.URL));
    String end =
        "@"
            + host
            + ":"
            + Scope.PORT
            + "/"
            + UrlText.encode(names.database())
            + "?sslmode="
            + scope.tls().sslmode();
    if (scope.tls() == Tls.REQUIRED) {
      end += "&sslrootcert=" + scope.secretPath(CA);
    }
    if (scope.hasClientCertificate()) {
      end += "&sslcert=" + scope.secretPath(Certificates.CLIENT_CERTIFICATE);
      end += "&sslkey=" + scope.secretPath(Certificates.CLIENT_KEY);
    }
    parts.add(new Text.Literal(end));
    return new Secret(
        name,
        new Secret.Derived(new Text(parts)),
        Origin.decided("a container asks for the database's URL, which holds the password"));
  }

  private static Secret generated(String name, String reason) {
    return new Secret(
        name, new Secret.Generated(Secret.Alphabet.ALNUM, LENGTH, ""), Origin.decided(reason));
  }

  private static Secret verifier(String purpose, String of) {
    return new Secret(
        SERVER + "/" + purpose + ".scram",
        new Secret.Verifier(of),
        Origin.decided("the server stores this, never the password"));
  }
}
