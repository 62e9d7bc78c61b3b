package dev.pggen.plan;

import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import dev.pggen.spec.ContainerSpec;
import dev.pggen.spec.TlsSpec;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The environment of a container: the spec's variables, what makes libpq check the certificate, and
 * a file for those that hold secrets.
 */
final class AppEnvironment {
  private final Scope scope;
  private final ContainerSpec container;
  private final References references;
  private final Gathered gathered;

  AppEnvironment(Scope scope, ContainerSpec container, References references, Gathered gathered) {
    this.scope = scope;
    this.container = container;
    this.references = references;
    this.gathered = gathered;
  }

  /** The variables, those of the spec first. */
  List<EnvVar> variables() {
    List<EnvVar> variables = new ArrayList<>();
    SortedMap<String, Text> secret = new TreeMap<>();
    container
        .env()
        .forEach(
            (name, written) -> {
              Text text = references.resolve(written);
              variables.add(new EnvVar(name, Fact.of(text, Origin.written(written.span()))));
              if (text.isSecret()) {
                secret.put(name, text);
              }
            });
    if (references.mentionsDatabase()) {
      addTls(variables);
    }
    if (!secret.isEmpty()) {
      gathered.secrets.add(
          new Secret(
              container.name().value() + ".env",
              new Secret.EnvFile(secret),
              Origin.decided("the container reads secrets from its environment only")));
    }
    return List.copyOf(variables);
  }

  private void addTls(List<EnvVar> variables) {
    add(
        variables,
        "PGSSLMODE",
        scope.tls().sslmode(),
        scope.tls() == Tls.REQUIRED
            ? "libpq and most drivers then check the server's certificate"
            : scope.profile().traits().tls() ? "as `postgres.tls` says" : scope.noTls());
    if (scope.tls() == Tls.REQUIRED && !container.env().containsKey("PGSSLROOTCERT")) {
      add(
          variables,
          "PGSSLROOTCERT",
          scope.secretPath(DatabaseSecrets.CA),
          "the root that signed the server's certificate");
      references.needFile(DatabaseSecrets.CA);
    }
    if (scope.hasClientCertificate()) {
      clientFile(variables, "PGSSLCERT", Certificates.CLIENT_CERTIFICATE, "the server asks for it");
      clientFile(variables, "PGSSLKEY", Certificates.CLIENT_KEY, "the key of its certificate");
    } else if (scope.asksClients() && !container.env().containsKey("PGSSLCERT")) {
      scope
          .tlsSpec()
          .flatMap(TlsSpec::clientCa)
          .ifPresent(ca -> scope.findings().add(noCertificate(ca.span())));
    }
  }

  private Finding noCertificate(Span place) {
    return PlanRules.NO_CLIENT_CERTIFICATE
        .at(place, "`" + container.name().value() + "` is given no client certificate")
        .help(
            "add `client_cert` and `client_key` here, or mount them and set PGSSLCERT and PGSSLKEY"
                + " in its `env`");
  }

  private void clientFile(List<EnvVar> variables, String name, String secret, String reason) {
    if (!container.env().containsKey(name)) {
      add(variables, name, scope.secretPath(secret), reason);
      references.needFile(secret);
    }
  }

  private void add(List<EnvVar> variables, String name, String value, String reason) {
    if (!container.env().containsKey(name)) {
      variables.add(
          new EnvVar(name, Fact.of(Text.of(value), Origin.decided(reason, container.span()))));
    }
  }
}
