package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.spec.TlsSpec;
import dev.pggen.stack.HbaRule;
import dev.pggen.stack.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who may connect, first match first. Nothing trusts, and what is not named is refused. */
final class Hba {
  private static final String SCRAM = "scram-sha-256";
  private static final List<String> ALL = List.of("all");

  private Hba() {}

  static List<HbaRule> rules(Scope scope, boolean backups) {
    Names names = scope.names();
    List<HbaRule> rules = new ArrayList<>();
    rules.add(
        new HbaRule(
            "local",
            ALL,
            List.of("postgres"),
            "",
            "peer",
            List.of(),
            Origin.decided("the administrator comes over the socket as the server's own user")));
    rules.add(
        network(
            "host",
            names.database(),
            names.monitorRole(),
            "127.0.0.1/32",
            Origin.decided("the probe knocks here; it never signs in, and the log stays quiet")));
    rules.add(
        new HbaRule(
            scope.tls().hbaType(),
            List.of(names.database()),
            List.of(names.appRole()),
            scope.profile().hbaAddress(),
            SCRAM,
            scope.asksClients() ? List.of("clientcert=verify-full") : List.of(),
            application(scope)));
    if (backups) {
      rules.add(
          network(
              scope.tls().offered() ? "hostssl" : "host",
              names.database(),
              names.backupRole(),
              scope.profile().hbaAddress(),
              Origin.decided("the backup container, which speaks TLS wherever it is offered")));
    }
    rules.addAll(Access.rules(scope));
    rules.add(
        new HbaRule("host", ALL, ALL, "all", "reject", List.of(), Origin.decided("nobody else")));
    return List.copyOf(rules);
  }

  private static HbaRule network(
      String type, String database, String user, String address, Origin origin) {
    return new HbaRule(type, List.of(database), List.of(user), address, SCRAM, List.of(), origin);
  }

  private static Origin application(Scope scope) {
    Optional<TlsSpec> tls = scope.tlsSpec();
    Optional<At<String>> clientCa = tls.flatMap(TlsSpec::clientCa);
    if (clientCa.isPresent()) {
      return Origin.decided(
          "the application, over TLS only, with a certificate for its role's name: any other"
              + " certificate of that root lets nobody in",
          clientCa.get().span());
    }
    if (!scope.profile().traits().tls()) {
      return Origin.decided("the application; " + scope.noTls());
    }
    return tls.filter(t -> scope.tls() != Tls.REQUIRED)
        .map(TlsSpec::mode)
        .map(mode -> Origin.decided("the application; the spec does not require TLS", mode.span()))
        .orElseGet(() -> Origin.decided("the application, over TLS only"));
  }
}
