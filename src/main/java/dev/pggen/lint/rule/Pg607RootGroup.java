package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A container in the group root sees directories of the host.
 *
 * <p>Silent where it does not: inside of an image the group gives nothing, and images that run as
 * any user keep their files in it.
 */
public final class Pg607RootGroup implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG607",
          "root-group",
          Severity.WARNING,
          "on the host files are often given to the group root, which may read and sometimes write"
              + " them");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    boolean told = false; // of `run_as`, by which the helpers of the server run as well
    for (Workload workload : stack.workloads()) {
      boolean app = workload.role() == Workload.Role.APP || workload.role() == Workload.Role.INIT;
      boolean helper = stack.isPlanned() && !app;
      if (helper && told || !isInGroup(workload)) {
        continue;
      }
      Optional<Finding> finding = finding(helper ? "run_as" : "user", workload, stack.isPlanned());
      finding.ifPresent(found::add);
      told |= helper && finding.isPresent();
    }
    return found.stream();
  }

  private static boolean isInGroup(Workload workload) {
    return workload.user().isKnownAnd(u -> !u.isRoot() && u.gid() == 0) || groupAdded(workload);
  }

  private static boolean groupAdded(Workload workload) {
    return workload.extras().groupAdd().contains(0L)
        && workload.user().isKnownAnd(u -> !u.isRoot());
  }

  /** A path of the host, or one that is written from the manifest and may be changed there. */
  private static Optional<String> path(Mount mount, boolean planned) {
    if (mount.source() instanceof Mount.OfHost host) {
      return Optional.of(host.path());
    }
    return !planned
            && !mount.readOnly()
            && mount.source() instanceof Mount.OfOutput beside
            && mount.origin().span().filter(span -> span.text().contains("./")).isPresent()
        ? Optional.of("./" + beside.path())
        : Optional.empty();
  }

  private static Optional<Finding> finding(String key, Workload workload, boolean planned) {
    Optional<Mount> shared =
        workload.mounts().stream().filter(m -> path(m, planned).isPresent()).findFirst();
    Optional<Span> span = workload.user().origin().span();
    if (shared.isEmpty() || span.isEmpty()) {
      return Optional.empty();
    }
    String path = path(shared.get(), planned).orElseThrow();
    long uid = workload.user().value().uid();
    boolean added = workload.user().value().gid() != 0;
    Finding finding =
        INFO.at(
                span.get(),
                "`"
                    + workload.name()
                    + "` is in the group root, and sees "
                    + (shared.get().source() instanceof Mount.OfHost
                        ? "the host's `" + path + "`"
                        : "`" + path + "` beside this file"))
            .help(
                (added
                        ? "take `0` out of `group_add`"
                        : "give it a group of its own, like `"
                            + key
                            + ": \""
                            + uid
                            + ":"
                            + uid
                            + "\"`")
                    + ", and give `"
                    + path
                    + "` to its group: `sudo chgrp -R "
                    + (added ? workload.user().value().gid() : uid)
                    + " "
                    + path
                    + "`");
    if (!added && workload.user().origin().reason().isEmpty()) {
      finding =
          finding.fix(
              Fix.unsafe(
                  "give it the group of its own number",
                  new Fix.Replace(span.get(), "\"" + uid + ":" + uid + "\"")));
    }
    Optional<Span> mount = shared.get().origin().span();
    return Optional.of(mount.isPresent() ? finding.related(mount.get(), "by this mount") : finding);
  }
}
