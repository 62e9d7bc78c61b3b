package dev.pggen.plan;

import dev.pggen.stack.HbaRule;
import dev.pggen.stack.Origin;
import java.util.ArrayList;
import java.util.List;

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
        network(
            scope.tls().hbaType(),
            names.database(),
            names.appRole(),
            scope.profile().hbaAddress(),
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
    return scope
        .spec()
        .postgres()
        .tls()
        .filter(tls -> scope.tls() != Tls.REQUIRED)
        .map(tls -> Origin.decided("the application; the spec does not require TLS", tls.span()))
        .orElseGet(() -> Origin.decided("the application, over TLS only"));
  }
}
