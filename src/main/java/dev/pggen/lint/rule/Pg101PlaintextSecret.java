package dev.pggen.lint.rule;

import dev.pggen.lint.Profile;
import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A password, key or token stands in the file itself.
 *
 * <p>Silent about values that cannot be secrets: paths, URLs without a password, switches, numbers
 * of up to five digits, and references to secret files.
 */
public final class Pg101PlaintextSecret implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG101",
          "plaintext-secret",
          Severity.ERROR,
          "what is committed is known to everybody who can read the repository, for ever");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Profile profile() {
    return Profile.ESSENTIAL;
  }

  @Override
  public boolean suppressible() {
    return false;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return stack.workloads().stream()
        .filter(w -> w.origin().span().isPresent())
        .flatMap(w -> w.env().stream().flatMap(v -> finding(stack, w, v).stream()));
  }

  /** A password that stands there, in words of which another part is filled in from outside. */
  private static boolean isInPart(EnvVar variable) {
    return !variable.value().isKnown()
        && variable
            .expression()
            .filter(e -> !SecretWords.passwordInWords(e.text()).isEmpty())
            .isPresent();
  }

  private static Optional<Finding> finding(Stack stack, Workload workload, EnvVar variable) {
    Optional<Span> span = variable.value().origin().span();
    if (span.isPresent() && isInPart(variable)) {
      return Optional.of(
          INFO.at(
                  span.get(),
                  "`" + variable.name() + "` holds a connection string with its password")
              .mask()
              .help(PlaintextRemedy.of(stack, workload, variable)));
    }
    if (span.isEmpty() || !variable.value().isKnownAnd(t -> !t.isSecret())) {
      return Optional.empty();
    }
    String value = variable.value().value().shown();
    String what;
    if (SecretWords.passwordInUrl(value)) {
      what = "`" + variable.name() + "` holds a URL with its password";
    } else if (!SecretWords.passwordInWords(value).isEmpty()) {
      what = "`" + variable.name() + "` holds a connection string with its password";
    } else if (SecretWords.namesSecret(variable.name()) && SecretWords.looksSecret(value)) {
      what = "`" + variable.name() + "` holds its value in plain text";
    } else {
      return Optional.empty();
    }
    return Optional.of(
        INFO.at(span.get(), what).mask().help(PlaintextRemedy.of(stack, workload, variable)));
  }
}
