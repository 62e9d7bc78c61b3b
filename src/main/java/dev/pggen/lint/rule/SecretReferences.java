package dev.pggen.lint.rule;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Expression;
import dev.pggen.stack.ServerImages;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Variables of manifests whose secret is filled in from outside when the container starts. */
final class SecretReferences {
  private static final String PASSWORD = "POSTGRES_PASSWORD";

  private SecretReferences() {}

  /** Whether a variable asks for a secret by a name that says so, its own or the one asked for. */
  static boolean isSecret(EnvVar variable) {
    Optional<Expression> expression = variable.expression();
    if (expression.isEmpty()) {
      return false;
    }
    if (expression.get().alone().isPresent()) {
      // What stands in the file itself is no secret any more; PG101 is about that.
      return !isSettled(expression.get().alone().get())
          && (SecretWords.namesSecret(variable.name())
              || (!AboutSecrets.ends(variable.name())
                  && SecretWords.namesSecret(expression.get().alone().get().name())));
    }
    return inUrl(expression.get()).filter(r -> !isSettled(r)).isPresent()
        || isList(variable.name(), expression.get())
        || isInText(expression.get());
  }

  /** Among other text, like a configuration in JSON; the name of a file is none. */
  private static boolean isInText(Expression expression) {
    String before = "";
    for (Expression.Part part : expression.parts()) {
      if (part instanceof Expression.Reference reference) {
        boolean path = before.startsWith("/") || before.startsWith(".");
        if (!isSettled(reference) && !path && SecretText.names(reference.name())) {
          return true;
        }
        before += "x";
      } else {
        before += ((Expression.Literal) part).text();
      }
    }
    return false;
  }

  /** Several secrets in one value, with nothing but signs between them. */
  private static boolean isList(String name, Expression expression) {
    int references = 0;
    for (Expression.Part part : expression.parts()) {
      references += part instanceof Expression.Reference ? 1 : 0;
      boolean secret =
          part instanceof Expression.Reference r
              ? !isSettled(r) && SecretWords.namesSecret(r.name())
              : ((Expression.Literal) part).text().chars().noneMatch(Character::isLetterOrDigit);
      if (!secret) {
        return false;
      }
    }
    return references > 1 && SecretWords.namesSecret(name);
  }

  /**
   * Whether variables without a name hold a server's password: it needs one, and no other variable
   * gives it.
   */
  static boolean isPasswordAmong(Workload workload, EnvVar variable) {
    return variable.name().equals(EnvVar.ALL)
        && workload.role() == Workload.Role.DATABASE
        && workload.image().isKnownAnd(ServerImages::readsItsVariables)
        && workload.env().stream()
            .noneMatch(
                v -> v.name().startsWith(PASSWORD) || v.name().equals("POSTGRES_HOST_AUTH_METHOD"));
  }

  private static String name(EnvVar variable) {
    return variable.name().equals(EnvVar.ALL) ? PASSWORD : variable.name();
  }

  /** The reference in the place of a URL's password, if there is one. */
  static Optional<Expression.Reference> inUrl(Expression expression) {
    String before = "";
    List<Expression.Part> parts = expression.parts();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Expression.Reference reference) {
        if (isPassword(before) && i + 1 < parts.size() && endsUser(parts.get(i + 1))) {
          return Optional.of(reference);
        }
        before += "x";
      } else {
        before += ((Expression.Literal) parts.get(i)).text();
      }
    }
    return Optional.empty();
  }

  /** Whether the file itself says what it is where nobody says otherwise. */
  private static boolean isSettled(Expression.Reference reference) {
    return !reference.fallback().isEmpty() && reference.fallback().indexOf('$') < 0;
  }

  private static boolean isPassword(String before) {
    int scheme = before.lastIndexOf("://");
    return scheme >= 0
        && before.endsWith(":")
        && before.length() > scheme + 3
        && before.substring(scheme + 3).chars().noneMatch(c -> "/?#@ ".indexOf(c) >= 0);
  }

  private static boolean endsUser(Expression.Part next) {
    return next instanceof Expression.Literal literal && literal.text().startsWith("@");
  }

  /** Whether it is a key without a value: passed on, or meant to be empty. */
  private static boolean isBare(EnvVar variable) {
    Span span = span(variable);
    return span.line() == span.endLine() && span.column() == span.endColumn();
  }

  /** One finding for all such variables of a container, at one that surely gets a value. */
  static Finding finding(RuleInfo info, Workload workload, List<EnvVar> variables) {
    List<EnvVar> secret = new ArrayList<>(variables);
    secret.sort(Comparator.comparing(SecretReferences::isBare));
    EnvVar first = secret.get(0);
    boolean bare = isBare(first);
    Finding finding =
        info.at(
                span(first),
                "`"
                    + workload.name()
                    + "` gets `"
                    + name(first)
                    + "`"
                    + (secret.size() == 1 ? "" : " and " + (secret.size() - 1) + " more")
                    + " through its environment"
                    + (bare ? " if whoever starts it sets it" : ""))
            .severity(bare ? Severity.INFO : Severity.WARNING)
            .help(
                (bare ? "write `" + first.name() + ": \"\"` if it is to be empty; else " : "")
                    + help(workload, first));
    if (isInTemplate(first) && workload.origin().span().isPresent()) {
      finding = finding.related(workload.origin().span().get(), "here it can be accepted");
    }
    for (EnvVar other : secret.subList(1, secret.size())) {
      finding = finding.related(span(other), "`" + name(other) + "` as well");
    }
    return finding;
  }

  /** The lines of a template hold no comments of ours. */
  private static boolean isInTemplate(EnvVar variable) {
    return variable.expression().filter(e -> e.text().contains("{{")).isPresent();
  }

  private static Span span(EnvVar variable) {
    return variable.value().origin().span().orElseThrow();
  }

  private static String help(Workload workload, EnvVar first) {
    String file = name(first) + "_FILE: /run/secrets/NAME";
    Optional<KnownFileForm> known = workload.image().ifKnown().flatMap(KnownFileForm::of);
    if (known.isPresent() && known.get().form().isPresent()) {
      return "the image reads it from a file: mount a secret, and write `"
          + known.get().shown(name(first))
          + "`";
    }
    if (known.isPresent()) {
      return "this image is not known to read a file: append `# pggen: ignore[PG102] -- REASON`";
    }
    return workload.image().isKnownAnd(ServerImages::holds) && name(first).startsWith("POSTGRES_")
        ? "the image reads it from a file: mount a secret, and write `" + file + "`"
        : "mount a secret as a file and write `"
            + file
            + "` if the image has such a form; else append `# pggen: ignore[PG102] -- the image"
            + " reads no file`";
  }
}
