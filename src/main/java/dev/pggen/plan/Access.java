package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import dev.pggen.spec.AccessSpec;
import dev.pggen.spec.Spec;
import dev.pggen.stack.DatabaseRole;
import dev.pggen.stack.DatabaseRole.Purpose;
import dev.pggen.stack.HbaRule;
import dev.pggen.stack.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who comes from outside of the stack: a role each, with what it was granted and no more. */
final class Access {
  /** A person with a tool that opens a few. */
  static final int SESSIONS = 5;

  private Access() {}

  /** One entry for each role, by its name; a role may come from several networks. */
  static Map<String, AccessSpec> users(Spec spec) {
    Map<String, AccessSpec> users = new TreeMap<>();
    spec.postgres().access().forEach(a -> users.putIfAbsent(a.user().value(), a));
    return users;
  }

  /** Sessions that they may hold together. */
  static int sessions(Spec spec) {
    return SESSIONS * users(spec).size();
  }

  /** The secret that holds a user's password. */
  static String secret(String user) {
    return "access_" + user;
  }

  static List<DatabaseRole> roles(Spec spec) {
    return users(spec).values().stream()
        .map(
            a ->
                new DatabaseRole(
                    a.user().value(),
                    a.writes() ? Purpose.WRITER : Purpose.READER,
                    false,
                    true,
                    SESSIONS,
                    Optional.of(secret(a.user().value())),
                    Origin.decided(
                        a.writes()
                            ? "comes from outside and changes rows of the application's tables"
                            : "comes from outside and reads the application's tables",
                        a.span())))
        .toList();
  }

  /** A line for each user and network. */
  static List<HbaRule> rules(Scope scope) {
    return scope.spec().postgres().access().stream()
        .map(
            a ->
                new HbaRule(
                    "hostssl",
                    List.of(scope.names().database()),
                    List.of(a.user().value()),
                    a.address().value(),
                    "scram-sha-256",
                    List.of(),
                    Origin.decided("access from outside that the spec grants", a.address().span())))
        .toList();
  }

  static void check(Spec spec, List<Finding> findings) {
    Names names = Names.of(spec);
    List<String> taken = List.of(names.appRole(), names.backupRole(), names.monitorRole());
    for (AccessSpec access : users(spec).values()) {
      At<String> user = access.user();
      if (taken.contains(user.value())) {
        findings.add(
            PlanRules.ROLE_NAME
                .at(user.span(), "`" + user.value() + "` is a role that is there already")
                .help("choose another `user` for this access"));
      }
    }
    gateway(spec, findings);
  }

  /** What nobody expects: on its own host the server sees no client's own address. */
  private static void gateway(Spec spec, List<Finding> findings) {
    String help = "for them name the bridge's network, which `docker network inspect` shows";
    List<AccessSpec> all = spec.postgres().access();
    all.stream()
        .filter(a -> a.address().value().startsWith("127."))
        .forEach(
            a ->
                findings.add(
                    PlanRules.GATEWAY_ADDRESS
                        .at(a.address().span(), "nobody reaches the database from this address")
                        .help(help)));
    spec.postgres()
        .publish()
        .filter(p -> all.stream().noneMatch(a -> a.address().value().startsWith("127.")))
        .filter(p -> !all.isEmpty())
        .ifPresent(
            p ->
                findings.add(
                    PlanRules.GATEWAY_ADDRESS
                        .at(p.span(), "programs on this host do not come from their own address")
                        .help(help)
                        .severity(Severity.INFO)));
  }
}
