package dev.pggen.lint.rule;

import dev.pggen.lint.Profile;
import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Expression;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
    Stream<Finding> written =
        stack.workloads().stream()
            .filter(w -> w.origin().span().isPresent())
            .flatMap(w -> w.env().stream().flatMap(v -> finding(stack, w, v).stream()));
    return stack.committed().isEmpty()
        ? written
        : Stream.concat(
            written, stack.committed().stream().flatMap(v -> committed(stack, v).stream()));
  }

  /** In a file of variables, where a value that repeats another one is no secret of its own. */
  private static Optional<Finding> committed(Stack stack, EnvVar variable) {
    Optional<Span> span = variable.value().origin().span();
    Optional<String> what =
        variable.expression().isPresent()
            ? inPart(variable, true, variable.expression().get().text())
            : variable.value().ifKnown().flatMap(t -> what(variable.name(), t.shown()));
    return what.isEmpty() || span.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Takers.of(
                stack,
                variable,
                INFO.at(span.get(), what.get() + ", in a file that Git does not ignore")
                    .mask()
                    .help(PlaintextRemedy.ofFile(span.get().path()))));
  }

  private static Optional<String> inPart(EnvVar variable, boolean words, String written) {
    Expression expression = variable.expression().orElseThrow();
    String text = expression.text();
    if (urls(expression).anyMatch(written::contains)) {
      return Optional.of("`" + variable.name() + "` holds a URL with its password");
    }
    return !words || SecretWords.passwordInWords(text).isEmpty()
        ? Optional.empty()
        : Optional.of("`" + variable.name() + "` holds a connection string with its password");
  }

  /** Passwords in URLs that stand there whole. */
  private static Stream<String> urls(Expression expression) {
    // A reference may have a colon of its own, before its default.
    String plain =
        expression.parts().stream()
            .map(part -> part instanceof Expression.Literal literal ? literal.text() : "$")
            .collect(Collectors.joining());
    return SecretText.urls(plain).stream()
        .map(SecretText.Found::value)
        .filter(password -> password.indexOf('$') < 0);
  }

  /**
   * A password that stands there, or in the default of a variable of the job, in words or a URL of
   * which another part is filled in from outside.
   */
  private static Optional<String> inOwnPart(EnvVar variable) {
    Optional<Span> span = variable.value().origin().span();
    if (variable.value().isKnown() || variable.expression().isEmpty() || span.isEmpty()) {
      return Optional.empty();
    }
    // What comes from a file beside is told there.
    boolean words =
        !SecretWords.passwordInWords(span.get().text()).isEmpty()
            || Takers.inDefault(span.get()).isPresent();
    return inPart(variable, words, span.get().text());
  }

  private static Optional<Finding> finding(Stack stack, Workload workload, EnvVar variable) {
    Optional<Span> span = variable.value().origin().span();
    Optional<String> what =
        inOwnPart(variable)
            .or(
                () ->
                    variable
                        .value()
                        .ifKnown()
                        .filter(t -> !t.isSecret())
                        .filter(
                            t ->
                                !SecretWords.namesPair(variable.name(), t.shown(), names(workload)))
                        .flatMap(t -> what(variable.name(), t.shown())));
    if (span.isEmpty() || what.isEmpty()) {
      return Optional.empty();
    }
    Finding finding =
        INFO.at(span.get(), what.get()).mask().help(PlaintextRemedy.of(stack, workload, variable));
    return Optional.of(
        Takers.inDefault(span.get())
            .map(place -> finding.relatedSecret(place, "here its value stands"))
            .orElse(finding));
  }

  private static List<String> names(Workload workload) {
    return workload.env().stream().map(EnvVar::name).toList();
  }

  /** What a value is that stands there whole; none if it is no secret. */
  private static Optional<String> what(String name, String value) {
    String what;
    if (SecretWords.passwordInUrl(value)) {
      what = "` holds a URL with its password";
    } else if (!SecretWords.passwordInWords(value).isEmpty()) {
      what = "` holds a connection string with its password";
    } else if (SecretWords.secretInJson(value)) {
      what = "` holds JSON with a secret in it";
    } else if (LocalUsers.hold(name, value)) {
      what = "` holds users with their passwords";
    } else if (SecretWords.holdsSecret(name, value)) {
      what = "` holds its value in plain text";
    } else {
      return Optional.empty();
    }
    return Optional.of("`" + name + what);
  }
}
