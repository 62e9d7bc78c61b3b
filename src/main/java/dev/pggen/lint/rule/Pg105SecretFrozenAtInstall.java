package dev.pggen.lint.rule;

import dev.pggen.lint.Profile;
import dev.pggen.lint.StackRule;
import dev.pggen.lint.rule.FrozenSecrets.Frozen;
import dev.pggen.lint.rule.FrozenSecrets.Later;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An image reads a secret at its first start only: rotating it later takes another step. */
public final class Pg105SecretFrozenAtInstall implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG105",
          "secret-frozen-at-install",
          Severity.INFO,
          "a rotation that seems to work leaves the old secret in force, or locks the data");

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
    TreeMap<Span, Finding> found = new TreeMap<>();
    stack.workloads().stream()
        .filter(w -> w.image().isKnown())
        .flatMap(w -> w.env().stream().flatMap(v -> finding(w, v)))
        .forEach(f -> found.putIfAbsent(f.span(), f)); // what a twin inherits is said once
    return found.values().stream();
  }

  private static Stream<Finding> finding(Workload workload, EnvVar variable) {
    return FrozenSecrets.of(workload.image().value(), variable.name()).stream()
        .flatMap(
            frozen ->
                variable.value().origin().span().stream()
                    .map(
                        span ->
                            INFO.at(
                                    span,
                                    "`"
                                        + workload.name()
                                        + "` reads `"
                                        + frozen.variable()
                                        + "` at its first start: "
                                        + later(frozen))
                                .help(help(frozen))));
  }

  private static String later(Frozen frozen) {
    return switch (frozen.later()) {
      case IGNORED -> "another value changes nothing later";
      case REFUSED -> "with another value it does not start again";
      case UNREADABLE -> "with another value it cannot read what it has encrypted";
    };
  }

  private static String help(Frozen frozen) {
    if (frozen.change().isEmpty() && frozen.later() != Later.IGNORED) {
      return "keep it, and a copy of it where the backups are: without it a dump is of no use";
    }
    return "write down where secrets are rotated that this one is changed "
        + frozen.change().orElse("in the service itself")
        + ", then here";
  }
}
