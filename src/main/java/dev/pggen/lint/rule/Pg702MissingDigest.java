package dev.pggen.lint.rule;

import dev.pggen.lint.Profile;
import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Placeholder;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.stream.Stream;

/** An image is named by its tag alone: good enough to run, and not proof of what runs. */
public final class Pg702MissingDigest implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG702",
          "missing-digest",
          Severity.INFO,
          "whoever may write to the registry can put another image behind a tag");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Profile profile() {
    return Profile.STRICT;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return stack.workloads().stream()
        .filter(w -> w.image().isKnownAnd(i -> i.digest().isEmpty() && !Placeholder.isIn(i)))
        .flatMap(Pg702MissingDigest::finding);
  }

  private static Stream<Finding> finding(Workload workload) {
    return workload.image().origin().span().stream()
        .map(
            span ->
                INFO.at(span, "the image of `" + workload.name() + "` has no digest")
                    .help("add the `@sha256:…` that your registry shows for this tag"));
  }
}
