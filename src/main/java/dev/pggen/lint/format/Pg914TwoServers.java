package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A second server on the volume of the first one. */
public final class Pg914TwoServers implements JobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG914",
          "two-servers",
          Severity.ERROR,
          "two servers on one data directory destroy it: a lock file keeps them apart only inside of one container");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> about(Jobs jobs) {
    List<Finding> found = new ArrayList<>();
    for (Jobs.Group group : jobs.groups()) {
      Optional<ServerVolume> shared =
          jobs.tasks(group).stream()
              .flatMap(task -> ServerVolume.of(task).stream())
              .filter(volume -> isOne(jobs, group, volume.label()))
              .findFirst();
      if (shared.isPresent()) {
        count(jobs, group)
            .ifPresent(a -> found.add(finding(a, shared.get(), "runs more than once")));
        canary(jobs, group)
            .ifPresent(a -> found.add(finding(a, shared.get(), "is started beside the old one")));
      }
    }
    return found;
  }

  /** Whether every server of the group gets the same volume. */
  private static boolean isOne(Jobs jobs, Jobs.Group group, String label) {
    return group.body().blocks("volume").stream()
        .filter(v -> Jobs.label(v).equals(label))
        .anyMatch(
            v -> v.body().attribute("per_alloc").isEmpty() && !jobs.isTrue(v.body(), "read_only"));
  }

  private static Optional<HclAttribute> count(Jobs jobs, Jobs.Group group) {
    // hosts that differ have volumes that differ, if the volume is one of the host
    boolean apart =
        Stream.of(group.job(), group.block())
            .flatMap(block -> block.body().blocks("constraint").stream())
            .anyMatch(c -> isDistinct(jobs, c));
    return apart ? Optional.empty() : above(jobs, group.block(), "count", 1);
  }

  private static boolean isDistinct(Jobs jobs, HclBlock constraint) {
    return constraint.body().attribute("distinct_hosts").isPresent()
        || constraint.body().attribute("distinct_property").isPresent()
        || jobs.text(constraint.body(), "operator")
            .filter(o -> o.startsWith("distinct_"))
            .isPresent();
  }

  /** Of the group's own block, or that of its job. */
  private static Optional<HclAttribute> canary(Jobs jobs, Jobs.Group group) {
    return Stream.of(group.block(), group.job())
        .flatMap(block -> block.body().blocks("update").stream())
        .filter(update -> update.body().attribute("canary").isPresent())
        .findFirst()
        .flatMap(update -> above(jobs, update, "canary", 0));
  }

  private static Optional<HclAttribute> above(Jobs jobs, HclBlock block, String name, long most) {
    return jobs.number(block.body(), name).filter(n -> n > most).isPresent()
        ? block.body().attribute(name)
        : Optional.empty();
  }

  private static Finding finding(HclAttribute cause, ServerVolume volume, String what) {
    return INFO.at(cause.span(), "`" + volume.task().name() + "` " + what + ", with the same data")
        .related(volume.mount().definition(), "all of them keep their data there")
        .help(
            "take `"
                + cause.name().value()
                + "` out; one PostgreSQL server has one data directory, and a standby has its own");
  }
}
