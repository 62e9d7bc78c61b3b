package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** A probe that names no role, and so asks as whoever the container runs as. */
public final class Pg312ProbeWithoutUser implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG312",
          "probe-without-user",
          Severity.ERROR,
          "`pg_isready` looks the name of its own user up and finds none: it asks nothing, ends with"
              + " 3, and the container never becomes healthy");

  private static final String DEFAULT = "postgres";
  private static final List<String> OF_THE_IMAGE = List.of("999", "70", DEFAULT);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService server : file.servers()) {
      Optional<Probe.Ready> ready = Probe.of(server).flatMap(Probe::ready);
      if (ready.isPresent()
          && !ready.get().has("U", "username")
          && server.hasAllVariables()
          && !server.variables().containsKey("PGUSER")) {
        finding(server, ready.get()).ifPresent(found::add);
      }
    }
  }

  private static Optional<Finding> finding(ComposeService server, Probe.Ready ready) {
    String written = server.scalar("user").map(YamlScalar::text).orElse("root");
    String user = written.split(":", 2)[0];
    String role =
        Optional.ofNullable(server.variables().get("POSTGRES_USER"))
            .map(YamlScalar::text)
            .orElse(DEFAULT);
    boolean known = user.equals("root") || user.equals("0") || OF_THE_IMAGE.contains(user);
    if (!known && !user.matches("[0-9]+")) {
      return Optional.empty();
    }
    String name = known && !OF_THE_IMAGE.contains(user) ? "root" : known ? DEFAULT : "";
    if (name.equals(role) || (!name.isEmpty() && role.indexOf('$') >= 0)) {
      return Optional.empty();
    }
    Finding finding =
        name.isEmpty()
            ? INFO.at(
                ready.place(),
                "the probe of `" + server.name() + "` names no role, and uid " + user + " no user")
            : INFO.at(ready.place(), "the probe of `" + server.name() + "` asks as `" + name + "`")
                .severity(Severity.INFO)
                .why(
                    "each probe writes `FATAL: role \""
                        + name
                        + "\" does not exist` to the log of the server");
    return Optional.of(
        finding
            .help("name the role: `pg_isready -U " + role + "`")
            .safely(
                "name the role",
                role.matches("[A-Za-z0-9_]+") ? ready.with("-U", role) : Optional.empty()));
  }
}
