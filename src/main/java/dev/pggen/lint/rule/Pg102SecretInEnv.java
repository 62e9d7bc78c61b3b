package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A secret reaches an application through its environment, where more than the application reads.
 */
public final class Pg102SecretInEnv implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG102",
          "secret-in-env",
          Severity.WARNING,
          "a container's environment can be read by `docker inspect`, by every child process, and"
              + " ends up in crash reports");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return stack.workloads().stream().flatMap(Pg102SecretInEnv::finding);
  }

  private static Stream<Finding> finding(Workload workload) {
    List<EnvVar> secret =
        workload.env().stream()
            .filter(v -> v.value().isKnownAnd(t -> t.isSecret()))
            .filter(v -> v.value().origin().span().isPresent())
            .sorted(Comparator.comparing(v -> v.value().origin().span().orElseThrow()))
            .toList();
    if (secret.isEmpty()) {
      return Stream.empty();
    }
    Span first = secret.get(0).value().origin().span().orElseThrow();
    Finding finding =
        INFO.at(
                first,
                "`"
                    + workload.name()
                    + "` gets "
                    + (secret.size() == 1
                        ? "`" + secret.get(0).name() + "`"
                        : "`" + secret.get(0).name() + "` and " + (secret.size() - 1) + " more")
                    + " through its environment")
            .help(
                "use the variable's file form with `${….file}` if the image has one; else ignore"
                    + " this with the reason");
    for (EnvVar other : secret.subList(1, secret.size())) {
      finding =
          finding.related(
              other.value().origin().span().orElseThrow(), "`" + other.name() + "` as well");
    }
    return Stream.of(finding);
  }
}
