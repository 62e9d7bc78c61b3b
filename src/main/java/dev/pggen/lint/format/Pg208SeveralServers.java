package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several PostgreSQL servers write to one directory of data. */
public final class Pg208SeveralServers implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG208",
          "several-servers",
          Severity.ERROR,
          "in containers of their own servers do not see each other's lock: both start, and each"
              + " destroys what the other one wrote");

  /** A server and where it keeps its data. */
  private record Data(ComposeService server, ComposeMount mount) {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    List<Data> before = new ArrayList<>();
    for (ComposeService server : file.servers()) {
      Optional<ComposeMount> data = ComposeMount.data(server);
      if (data.isEmpty() || server.map().get("profiles").isPresent()) {
        continue; // one that somebody starts by hand may be for a move
      }
      copies(server).ifPresent(count -> found.add(finding(server, count, data.get())));
      for (Data other : before) {
        if (isSame(other.mount(), data.get())) {
          String name = other.server().name();
          found.add(
              told(data.get(), server, "keeps its data where `" + name + "` does")
                  .related(other.mount().place(), "that one writes here"));
        }
      }
      before.add(new Data(server, data.get()));
    }
  }

  private static boolean isSame(ComposeMount one, ComposeMount other) {
    return one.source().equals(other.source()) && one.target().equals(other.target());
  }

  private static Optional<YamlScalar> copies(ComposeService server) {
    return Places.at(server.map(), "deploy", "replicas")
        .or(() -> server.map().get("scale"))
        .flatMap(YamlNode::asScalar)
        .filter(s -> s.text().matches("[0-9]{1,4}") && Integer.parseInt(s.text()) > 1);
  }

  private static Finding finding(ComposeService server, YamlScalar count, ComposeMount data) {
    return INFO.at(
            count.span(), count.text() + " servers of `" + server.name() + "` share one directory")
        .related(data.place(), "each of them keeps its data here")
        .help("run one; a standby is a service of its own, with a volume of its own");
  }

  private static Finding told(ComposeMount data, ComposeService server, String what) {
    return INFO.at(data.place(), "`" + server.name() + "` " + what)
        .help("give each server a volume of its own; another major needs a dump, not these files");
  }
}
