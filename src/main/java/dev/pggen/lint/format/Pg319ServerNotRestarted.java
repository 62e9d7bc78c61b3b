package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** An app comes back after a restart of the host, and its server does not. */
public final class Pg319ServerNotRestarted implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG319",
          "server-not-restarted",
          Severity.WARNING,
          "after a crash, or a restart of the host, Docker starts the app alone, which then finds no"
              + " database");

  private static final List<String> ALWAYS = List.of("always", "unless-stopped");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService server : file.servers()) {
      if (!server.isWhole() || restarts(server)) {
        continue;
      }
      for (ComposeService other : file.services()) {
        Optional<YamlScalar> policy =
            other.scalar("restart").filter(s -> ALWAYS.contains(s.text()));
        if (policy.isPresent() && other.waitsFor(server.name()).isPresent()) {
          found.add(finding(server, other, policy.get()));
          break;
        }
      }
    }
  }

  private static boolean restarts(ComposeService server) {
    return server.map().get("restart").isPresent() || server.map().get("deploy").isPresent();
  }

  private static Finding finding(ComposeService server, ComposeService app, YamlScalar policy) {
    return INFO.at(
            server.place(),
            "nobody starts `" + server.name() + "` again, which `" + app.name() + "` needs")
        .related(policy.span(), "the app comes back")
        .help("add `restart: " + policy.text() + "`, as its app has it")
        .fix(
            Fix.safe(
                "start it again as its app is",
                new Fix.Put(
                    server.place(), List.of("services", server.name(), "restart"), policy.text())));
  }
}
