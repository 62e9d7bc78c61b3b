package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A volume of a server that Nomad lends to writers on several clients at once. */
public final class Pg915ManyWriters implements JobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG915",
          "many-writers",
          Severity.WARNING,
          "when a client is lost, Nomad starts a second server on the same data while the first one may still write");

  private static final String MODE = "multi-node-multi-writer";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> about(Jobs jobs) {
    List<Finding> found = new ArrayList<>();
    for (Jobs.Group group : jobs.groups()) {
      for (HclBlock volume : group.body().blocks("volume")) {
        Optional<HclAttribute> mode =
            volume
                .body()
                .attribute("access_mode")
                .filter(a -> jobs.text(a.value()).filter(MODE::equals).isPresent());
        Optional<ServerVolume> server =
            jobs.tasks(group).stream()
                .flatMap(task -> ServerVolume.of(task).stream())
                .filter(v -> v.label().equals(Jobs.label(volume)))
                .findFirst();
        if (mode.isPresent() && server.isPresent() && !jobs.isTrue(volume.body(), "read_only")) {
          found.add(
              INFO.at(
                      mode.get().value().span(),
                      "the data of `" + server.get().task().name() + "` may have many writers")
                  .related(server.get().mount().definition(), "its server keeps data there")
                  .help("claim it with `single-node-writer`, and register the volume so"));
        }
      }
    }
    return found;
  }
}
