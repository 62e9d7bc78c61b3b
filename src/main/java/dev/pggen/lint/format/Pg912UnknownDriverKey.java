package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclItem;
import dev.pggen.source.At;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A word that the docker driver does not know. */
public final class Pg912UnknownDriverKey implements JobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG912",
          "unknown-driver-key",
          Severity.ERROR,
          "Nomad passes it on unseen: the task fails on its client, when the one before is gone");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> about(Jobs jobs) {
    List<Finding> found = new ArrayList<>();
    jobs.tasks().forEach(task -> task.docker().ifPresent(config -> keys(task, config, found)));
    return found;
  }

  private static void keys(JobTask task, HclBody config, List<Finding> found) {
    for (HclItem item : config.items()) {
      At<String> key = item instanceof HclBlock block ? block.type() : ((HclAttribute) item).name();
      if (!DockerKeys.isKnown(key.value()) && !key.value().equals("dynamic")) {
        Optional<String> near = DockerKeys.nearest(key.value());
        found.add(
            INFO.at(
                    key.span(),
                    "the docker driver of `" + task.name() + "` knows no `" + key.value() + "`")
                .help(help(key.value(), near)));
      }
    }
  }

  private static String help(String key, Optional<String> near) {
    if (key.equals("healthcheck")) {
      return "Nomad asks no health check of Docker: write a `check` in a `service`";
    }
    return near.map(n -> "did you mean `" + n + "`?").orElse("take it out");
  }
}
