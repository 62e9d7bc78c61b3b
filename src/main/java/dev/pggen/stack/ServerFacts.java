package dev.pggen.stack;

import dev.pggen.stack.StackFacts.Rows;
import java.util.List;
import java.util.stream.Collectors;

/** The rows of one PostgreSQL server. */
final class ServerFacts {
  private ServerFacts() {}

  static void add(Server s, Rows rows) {
    String name = s.workload();
    rows.put(FactKind.SERVER_MAJOR, name, s.major());
    rows.put(FactKind.SERVER_VERSION, name, s.version());
    rows.put(FactKind.SERVER_DATA_DIRECTORY, name, s.dataDirectory());
    rows.put(FactKind.SERVER_DATA_DIRECTORY, name + " volume", s.volumePath());
    rows.put(
        FactKind.SERVER_DATA_DIRECTORY,
        name + " place",
        s.dataPlace().map(p -> p.kind() + " " + p.path()));
    rows.put(FactKind.INITDB_ARGUMENTS, name, s.initdbArguments());
    s.settings()
        .ifKnown()
        .ifPresent(
            all -> all.forEach(v -> rows.put(FactKind.SETTINGS, name + " " + v.name(), v.value())));
    rows.put(FactKind.HBA, name, s.hba().map(ServerFacts::hba));
    s.roles().ifKnown().ifPresent(all -> all.forEach(r -> role(name, r, rows)));
    rows.put(FactKind.DATABASE, name, s.database());
    rows.put(FactKind.EXTENSIONS, name, s.extensions().map(ServerFacts::sorted));
    rows.put(FactKind.PRELOAD, name, s.preload());
    rows.put(FactKind.TLS, name, s.tls());
  }

  private static void role(String name, DatabaseRole r, Rows rows) {
    rows.put(
        FactKind.ROLES,
        name + " " + r.name(),
        "%s%s%s limit %d %s"
            .formatted(
                r.purpose(),
                r.superuser() ? " superuser" : "",
                r.login() ? " login" : "",
                r.connectionLimit(),
                r.password().isPresent() ? "password" : "no password"));
  }

  /** In order: the first that matches decides. */
  private static String hba(List<HbaRule> rules) {
    return rules.stream().map(ServerFacts::line).collect(Collectors.joining("\n"));
  }

  private static String line(HbaRule r) {
    return String.join(
        " ",
        r.type(),
        String.join(",", r.databases()),
        String.join(",", r.users()),
        r.address(),
        r.method(),
        String.join(" ", r.options()));
  }

  private static String sorted(List<String> values) {
    return values.stream().sorted().toList().toString();
  }
}
