package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** A probe over the socket, where the server that makes the first cluster answers as well. */
public final class Pg311SocketProbe implements ComposeAndJobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG311",
          "socket-probe",
          Severity.WARNING,
          "at its first start the image runs a server for its init scripts that listens on the socket"
              + " alone: the probe passes, and apps are started before the real server is");

  private static final String SCRIPTS = "/docker-entrypoint-initdb.d";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(Jobs jobs, List<Finding> found) {
    found.addAll(JobProbes.overSocket(jobs, INFO));
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService server : file.services()) {
      if (!server.isServer() && !server.startsLikeOfficial()) {
        continue;
      }
      Optional<Probe> probe = Probe.of(server);
      Optional<Probe.Ready> ready =
          probe.flatMap(Probe::ready).or(() -> probe.flatMap(Probe::psql));
      if (ready.isEmpty()
          || ready.get().has("h", "host")
          || !server.isWhole()
          || server.variables().containsKey("PGHOST")) {
        continue;
      }
      found.add(finding(server, waiting(file, server), ready.get()));
    }
  }

  private static Optional<ComposeService> waiting(ComposeFile file, ComposeService server) {
    return file.services().stream()
        .filter(s -> s.waitsFor(server.name()).filter("service_healthy"::equals).isPresent())
        .findFirst();
  }

  private static Finding finding(
      ComposeService server, Optional<ComposeService> waits, Probe.Ready ready) {
    Finding finding =
        INFO.at(
                ready.place(),
                "the probe of `" + server.name() + "` passes before its first start is over")
            .severity(waits.isPresent() && hasScripts(server) ? Severity.WARNING : Severity.INFO)
            .help("ask over TCP, as apps do: `" + ready.program() + " -h 127.0.0.1`")
            .safely("ask over TCP", ready.with("-h", "127.0.0.1"));
    return waits.isPresent()
        ? finding.related(waits.get().place(), "this one waits for it")
        : finding;
  }

  /** Scripts make the time between the two servers long. */
  private static boolean hasScripts(ComposeService server) {
    for (YamlNode volume : server.items("volumes")) {
      if (Places.scalars(volume).map(YamlScalar::text).anyMatch(t -> t.contains(SCRIPTS))) {
        return true;
      }
    }
    return false;
  }
}
