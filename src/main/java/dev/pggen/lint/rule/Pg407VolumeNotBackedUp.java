package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Volume;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A volume is written by the application, and the spec does not say how it is saved. */
public final class Pg407VolumeNotBackedUp implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG407",
          "volume-not-backed-up",
          Severity.WARNING,
          "dumps hold the database alone: files that belong to its rows are lost with the disk");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Volume volume : stack.volumes()) {
      Optional<Workload> writer = writer(stack, volume.name());
      if (writer.isPresent()
          && volume.backup().isKnown()
          && volume.backup().value().isEmpty()
          && volume.origin().span().isPresent()) {
        Span span = volume.origin().span().get();
        found.add(
            INFO.at(
                    span,
                    "`"
                        + writer.get().name()
                        + "` writes to the volume `"
                        + volume.name()
                        + "`, and nobody says how it is backed up")
                .help(
                    "say it below `volumes:`: `"
                        + volume.name()
                        + ": {backup: restic on the host}`, or `backup: none` for what can be made"
                        + " again"));
      }
    }
    return found.stream();
  }

  private static Optional<Workload> writer(Stack stack, String volume) {
    for (Workload workload : stack.workloads()) {
      boolean own = workload.role() == Workload.Role.APP || workload.role() == Workload.Role.INIT;
      if (own && Mounts.writes(workload, volume)) {
        return Optional.of(workload);
      }
    }
    return Optional.empty();
  }
}
