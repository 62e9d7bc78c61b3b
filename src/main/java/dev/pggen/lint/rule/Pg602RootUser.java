package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Stack;
import dev.pggen.stack.User;
import dev.pggen.stack.Workload;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** A container starts as root. */
public final class Pg602RootUser implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG602",
          "root-user",
          Severity.ERROR,
          "root in a container is root on the host wherever one mount or one kernel bug lets it out");

  private static final String DROPS =
      "; if it drops root itself: `user: root # pggen: ignore[PG602] -- drops root itself`";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** Others may know that the image drops root by itself. */
  @Override
  public Severity elsewhere() {
    return Severity.WARNING;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    Set<Origin> told = new HashSet<>(); // several services may be built from one Dockerfile
    return stack.workloads().stream()
        .filter(w -> w.user().isKnownAnd(User::isRoot))
        .filter(w -> !isBuilt(w) || told.add(w.user().origin()))
        .flatMap(Pg602RootUser::finding);
  }

  /** Where nobody wrote it, the place is that of the image. */
  private static boolean isWritten(Workload workload) {
    return !workload.user().origin().span().equals(workload.image().origin().span());
  }

  /** Its Dockerfile says it. */
  private static boolean isBuilt(Workload workload) {
    return workload
        .traits()
        .built()
        .filter(b -> b.user().origin().equals(workload.user().origin()) && b.user().isKnown())
        .isPresent();
  }

  private static Stream<Finding> finding(Workload workload) {
    return workload.user().origin().span().stream()
        .map(
            span ->
                INFO.at(span, "`" + workload.name() + "` starts as root")
                    .help(
                        isBuilt(workload)
                            ? "end the Dockerfile with `USER` and a uid of its own, or write"
                                + " `user:` at the service"
                                + DROPS
                            : isWritten(workload)
                                ? "write the uid of its image, like `user: \"1000:1000\"`" + DROPS
                                : "add `user: \"UID:GID\"` below `image:` with the uid of this image"
                                    + DROPS));
  }
}
