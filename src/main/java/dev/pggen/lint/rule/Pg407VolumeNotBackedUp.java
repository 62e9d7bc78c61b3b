package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Volume;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A volume or path of the host is written, and the spec does not say how it is saved. */
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
    volumes(stack, found);
    hostPaths(stack, found);
    return found.stream();
  }

  private static void volumes(Stack stack, List<Finding> found) {
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
  }

  /** One finding for each entry of {@code volumes:}, however many containers write there. */
  private static void hostPaths(Stack stack, List<Finding> found) {
    Set<Span> said = new HashSet<>();
    for (Workload workload : stack.workloads()) {
      for (Mount mount : isOwn(workload) ? workload.mounts() : List.<Mount>of()) {
        if (mount.source() instanceof Mount.OfHost host
            && !mount.readOnly()
            && host.backup().isKnownAnd(String::isEmpty)
            && host.backup().origin().span().isPresent()
            && !HostPaths.isSystem(host.path())
            && said.add(host.backup().origin().span().get())) {
          found.add(
              INFO.at(
                      host.backup().origin().span().get(),
                      "`"
                          + workload.name()
                          + "` writes to `"
                          + host.path()
                          + "` on the host, and nobody says how it is backed up")
                  .help(
                      "say it beside `host_path`: `backup: restic on the host`, or `backup: none`"
                          + " for what can be made again"));
        }
      }
    }
  }

  private static boolean isOwn(Workload workload) {
    return workload.role() == Workload.Role.APP || workload.role() == Workload.Role.INIT;
  }

  private static Optional<Workload> writer(Stack stack, String volume) {
    for (Workload workload : stack.workloads()) {
      if (isOwn(workload) && Mounts.writes(workload, volume)) {
        return Optional.of(workload);
      }
    }
    return Optional.empty();
  }
}
