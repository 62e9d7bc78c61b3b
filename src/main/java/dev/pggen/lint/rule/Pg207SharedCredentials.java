package dev.pggen.lint.rule;

import dev.pggen.lint.Comparison;
import dev.pggen.lint.EstateRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two services use one private key, or one literal secret.
 *
 * <p>It can be suppressed: one certificate for all names of a host is a choice. That a secret is
 * literal cannot (PG101).
 */
public final class Pg207SharedCredentials implements EstateRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG207",
          "shared-credentials",
          Severity.ERROR,
          "whoever takes one of the services over can act as the other, and a change of the secret"
              + " must hit both at once");

  /** Short words are no secrets, but marks of a test. */
  private static final int SHORTEST = 6;

  private static final Set<String> EXAMPLES =
      Set.of(
          "changeme",
          "change-me",
          "change_me",
          "example",
          "password",
          "postgres",
          "secret",
          "supersecret",
          "123456",
          "12345678");

  /**
   * What two services must not have in common.
   *
   * @param value compared, and printed only if it is a path
   * @param name the variable; empty for a key file
   */
  private record Credential(String value, String name) {
    boolean isKey() {
      return name.isEmpty();
    }

    boolean same(Credential other) {
      return isKey() == other.isKey() && value.equals(other.value);
    }
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Comparison compare() {
    return new Claims<>(
        stack -> Stream.concat(keys(stack), literals(stack)),
        Credential::value,
        Credential::same,
        Pg207SharedCredentials::finding);
  }

  private static Stream<Claim<Credential>> keys(Stack stack) {
    return stack.secrets().stream()
        .filter(
            s ->
                s.content() instanceof Secret.Tls tls
                    && (tls.part() == Secret.TlsPart.KEY || tls.part() == Secret.TlsPart.CLIENT_KEY)
                    && tls.file().isPresent())
        .flatMap(
            s ->
                Claim.of(
                    stack,
                    new Credential(path(stack, ((Secret.Tls) s.content()).file().get()), ""),
                    s.origin()));
  }

  /** As seen from the file that names it. */
  private static String path(Stack stack, String written) {
    Path here = Path.of(stack.origin().span().map(s -> s.path()).orElse(""));
    return here.resolveSibling(written).normalize().toString();
  }

  private static Stream<Claim<Credential>> literals(Stack stack) {
    return stack.workloads().stream()
        .flatMap(w -> w.env().stream())
        .filter(v -> v.value().isKnownAnd(t -> !t.isSecret()))
        .flatMap(v -> secrets(v).stream().flatMap(c -> Claim.of(stack, c, v.value().origin())));
  }

  private static List<Credential> secrets(EnvVar variable) {
    String value = variable.value().value().shown();
    String secret =
        SecretWords.passwordInUrl(value)
            ? SecretWords.passwordOf(value)
            : SecretWords.holdsSecret(variable.name(), value) ? value.strip() : "";
    return secret.length() < SHORTEST || isWord(variable.name(), secret)
        ? List.of()
        : List.of(new Credential(secret, variable.name()));
  }

  /**
   * What many would write, each by themselves: a word of examples, or of the variable's own name.
   */
  private static boolean isWord(String name, String secret) {
    String lower = secret.toLowerCase(Locale.ROOT);
    return EXAMPLES.contains(lower) || AboutSecrets.words(name).contains(lower);
  }

  private static Finding finding(Claim<Credential> later, Claim<Credential> first) {
    Credential own = later.what();
    if (own.isKey()) {
      return INFO.at(
              later.span(), later.beside(first) + " use one private key, `" + own.value() + "`")
          .related(first.span(), first.name() + " uses it here")
          .help(
              "take the line out, with those beside it: pggen then makes a certificate for "
                  + later.name()
                  + " alone; or give it a key of its own");
    }
    return INFO.at(
            later.span(), "`" + own.name() + "` holds the same secret in " + later.beside(first))
        .relatedSecret(first.span(), first.name() + " has it in `" + first.what().name() + "`")
        .mask()
        .help(
            later.planned()
                ? "declare it below `secrets:` in both files: each service then draws a value of its"
                    + " own"
                : "give each of them a value of its own, in a file that Git ignores");
  }
}
