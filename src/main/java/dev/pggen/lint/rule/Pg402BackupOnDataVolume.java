package dev.pggen.lint.rule;

import dev.pggen.lint.Profile;
import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Backup;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Stack;
import java.util.Optional;
import java.util.stream.Stream;

/** Backups lie where the data lies: one lost volume takes both. */
public final class Pg402BackupOnDataVolume implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG402",
          "backup-on-data-volume",
          Severity.ERROR,
          "what destroys the data destroys its backups too");

  /** Where container engines keep named volumes unless they are told otherwise. */
  private static final String NAMED_VOLUMES = "/var/lib/docker";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Profile profile() {
    return Profile.ESSENTIAL;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return stack.backups().stream()
        .filter(b -> b.sameDisk().isEmpty() && b.storage().isKnown())
        .flatMap(b -> data(stack, b).flatMap(m -> finding(stack, b, m).stream()));
  }

  /** The mounts of the server that hold data: everything it may write. */
  private static Stream<Mount> data(Stack stack, Backup backup) {
    return stack.workload(backup.server()).stream()
        .flatMap(w -> w.mounts().stream())
        .filter(m -> !m.readOnly());
  }

  private static Optional<Finding> finding(Stack stack, Backup backup, Mount data) {
    Optional<Span> span = backup.storage().origin().span();
    if (span.isEmpty() || !same(backup.storage().value(), data.source())) {
      return Optional.empty();
    }
    Finding finding =
        INFO.at(span.get(), "backups are kept on the data's own storage")
            .help(
                (stack.isPlanned() ? "give `backup.destination`" : "give the backups")
                    + " a path on another disk, like `/mnt/backup/"
                    + (stack.name().isBlank() ? backup.server() : stack.name())
                    + "`");
    return Optional.of(
        data.origin().span().map(s -> finding.related(s, "the data lies here")).orElse(finding));
  }

  private static boolean same(Mount.Source backup, Mount.Source data) {
    if (backup instanceof Mount.OfVolume a && data instanceof Mount.OfVolume b) {
      return a.volume().equals(b.volume());
    }
    if (backup instanceof Mount.OfHost a && data instanceof Mount.OfHost b) {
      return HostPaths.overlap(a.path(), b.path());
    }
    if (backup instanceof Mount.OfHost a && data instanceof Mount.OfVolume) {
      return HostPaths.inside(a.path(), NAMED_VOLUMES);
    }
    return false;
  }
}
