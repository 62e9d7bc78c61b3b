package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** A probe that names a role and no database, and so asks for one with the role's name. */
public final class Pg313ProbeDatabase implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG313",
          "probe-database",
          Severity.INFO,
          "each probe writes `FATAL: database … does not exist` to the log of the server, where it"
              + " hides what matters");

  private static final String NAME = "[A-Za-z0-9_-]+";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService server : file.servers()) {
      Optional<Probe.Ready> ready = Probe.of(server).flatMap(Probe::ready);
      Optional<String> database = server.literal("POSTGRES_DB").filter(d -> d.matches(NAME));
      if (ready.isEmpty()
          || database.isEmpty()
          || ready.get().has("d", "dbname")
          || !server.hasAllVariables()
          || server.variables().containsKey("PGDATABASE")) {
        continue;
      }
      Optional<String> role =
          ready
              .get()
              .given("U", "username")
              .flatMap(u -> filled(server, u))
              .filter(r -> r.matches(NAME));
      if (role.isPresent()
          && !role.get().equals(database.get())
          && !role.get().equals("postgres")) {
        found.add(finding(server, ready.get(), role.get(), database.get()));
      }
    }
  }

  /** A name, or what the container's own variable holds. */
  private static Optional<String> filled(ComposeService server, String text) {
    String name = text.replaceAll("^\\$\\$\\{?|\\}$", "");
    if (!text.startsWith("$$")) {
      return Optional.of(text);
    }
    return Optional.ofNullable(server.variables().get(name)).map(YamlScalar::text);
  }

  private static Finding finding(
      ComposeService server, Probe.Ready ready, String role, String database) {
    return INFO.at(
            ready.place(),
            "the probe of `" + server.name() + "` asks for a database `" + role + "`")
        .why(
            "each probe writes `FATAL: database \""
                + role
                + "\" does not exist` to the log of the server, where it hides what matters")
        .help("name the one that there is: `pg_isready -d " + database + "`")
        .safely("name the database", ready.with("-d", database));
  }
}
