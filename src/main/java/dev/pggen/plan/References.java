package dev.pggen.plan;

import dev.pggen.source.Span;
import dev.pggen.spec.ContainerSpec;
import dev.pggen.spec.TextSpec;
import dev.pggen.stack.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts values in the place of references, and remembers what one container refers to. */
final class References {
  private final Scope scope;
  private final ContainerSpec container;
  private final SortedMap<String, Span> secretFiles = new TreeMap<>();
  private final SortedMap<String, Span> containers = new TreeMap<>();
  private boolean database;
  private boolean databaseUrl;

  References(Scope scope, ContainerSpec container) {
    this.scope = scope;
    this.container = container;
  }

  /** Whether the database was referred to. */
  boolean mentionsDatabase() {
    return database;
  }

  /** Whether the database's URL was referred to. */
  boolean mentionsUrl() {
    return databaseUrl;
  }

  /** Secrets whose files were referred to, and where first. */
  SortedMap<String, Span> secretFiles() {
    return secretFiles;
  }

  /** Other containers that were referred to, and where first. */
  SortedMap<String, Span> containers() {
    return containers;
  }

  /** The container gets a secret's file although no text says so. */
  void needFile(String secret) {
    secretFiles.putIfAbsent(secret, container.span());
  }

  /** The text with every reference resolved; an unknown one is a finding and stays empty. */
  Text resolve(TextSpec text) {
    List<Text.Part> parts = new ArrayList<>();
    for (TextSpec.Part part : text.parts()) {
      if (part instanceof TextSpec.Literal literal) {
        parts.add(new Text.Literal(literal.text()));
      } else if (part instanceof TextSpec.Reference reference) {
        parts.add(value(reference));
      }
    }
    return new Text(joined(parts));
  }

  /** Text where a secret would be seen by others: a finding, and the secret is left out. */
  String plain(TextSpec text, String where) {
    Text resolved = resolve(text);
    if (resolved.isSecret()) {
      scope
          .findings()
          .add(
              PlanRules.SECRET_IN_ARGV
                  .at(text.span(), "a secret stands in " + where)
                  .help("give it by a file: `${….file}`, or a variable of the environment"));
    }
    return resolved.shown();
  }

  private Text.Part value(TextSpec.Reference r) {
    return switch (r.subject()) {
      case "db" -> database(r);
      case "secrets" -> secret(r);
      default -> other(r);
    };
  }

  private Text.Part database(TextSpec.Reference r) {
    database = true;
    return switch (r.field()) {
      case "host" -> literal(scope.databaseHost(container), r);
      case "port" -> literal(Integer.toString(Scope.PORT), r);
      case "name" -> literal(scope.names().database(), r);
      case "user" -> literal(scope.names().appRole(), r);
      case "sslmode" -> literal(scope.tls().sslmode(), r);
      case "password" -> secretOrFile(DatabaseSecrets.PASSWORD, r);
      case "ca" -> ca(r);
      case "url" -> {
        databaseUrl = true;
        if (scope.tls() == Tls.REQUIRED) {
          needFile(DatabaseSecrets.CA);
        }
        if (scope.hasClientCertificate()) {
          needFile(Certificates.CLIENT_CERTIFICATE);
          needFile(Certificates.CLIENT_KEY);
        }
        yield secretOrFile(DatabaseSecrets.url(scope, container), r);
      }
      default -> unknown(r, "the database has no `" + r.field() + "`");
    };
  }

  private Text.Part ca(TextSpec.Reference r) {
    if (!scope.tls().offered() && !scope.profile().traits().tls()) {
      return unknown(
          r,
          "there is no certificate: " + scope.noTls(),
          "leave it out there: `null` for the key, in the `spec` that changes it for this form");
    }
    if (!scope.tls().offered()) {
      return unknown(r, "without TLS there is no certificate");
    }
    return secretOrFile(DatabaseSecrets.CA, r);
  }

  private Text.Part secret(TextSpec.Reference r) {
    if (!scope.spec().secrets().containsKey(r.field())) {
      return unknown(r, "there is no secret `" + r.field() + "`");
    }
    return secretOrFile(r.field(), r);
  }

  private Text.Part other(TextSpec.Reference r) {
    ContainerSpec other = scope.container(r.subject()).orElse(null);
    if (other == null) {
      return unknown(r, "there is no container `" + r.subject() + "`");
    }
    if (other != container) {
      containers.putIfAbsent(r.subject(), r.span());
    }
    if (r.field().equals("host")) {
      return literal(r.subject(), r);
    }
    OptionalInt port = firstPort(other);
    if (!r.field().equals("port")) {
      return unknown(r, "a container has a host and a port, no `" + r.field() + "`");
    }
    return port.isEmpty()
        ? unknown(r, "`" + r.subject() + "` has no port")
        : literal(Integer.toString(port.getAsInt()), r);
  }

  /** What {@code ${c.port}} stands for. */
  static OptionalInt firstPort(ContainerSpec container) {
    if (!container.expose().isEmpty()) {
      return OptionalInt.of(container.expose().get(0).value());
    }
    return container.ports().stream().mapToInt(ContainerSpec.PortSpec::port).findFirst();
  }

  private Text.Part secretOrFile(String name, TextSpec.Reference r) {
    if (r.file()) {
      secretFiles.putIfAbsent(name, r.span());
      return new Text.Literal(scope.secretPath(name));
    }
    return new Text.SecretValue(name, r.urlencode() ? Text.Encoding.URL : Text.Encoding.RAW);
  }

  private Text.Part literal(String value, TextSpec.Reference r) {
    if (r.file()) {
      return unknown(r, "only secrets have files");
    }
    return new Text.Literal(r.urlencode() ? UrlText.encode(value) : value);
  }

  private Text.Part unknown(TextSpec.Reference r, String message) {
    return unknown(r, message, "");
  }

  private Text.Part unknown(TextSpec.Reference r, String message, String help) {
    scope.findings().add(PlanRules.UNKNOWN_REFERENCE.at(r.span(), message).help(help));
    return new Text.Literal("");
  }

  /** Neighbouring literals become one. */
  private static List<Text.Part> joined(List<Text.Part> parts) {
    List<Text.Part> joined = new ArrayList<>();
    for (Text.Part part : parts) {
      int last = joined.size() - 1;
      if (part instanceof Text.Literal next
          && last >= 0
          && joined.get(last) instanceof Text.Literal before) {
        joined.set(last, new Text.Literal(before.text() + next.text()));
      } else {
        joined.add(part);
      }
    }
    return joined;
  }
}
