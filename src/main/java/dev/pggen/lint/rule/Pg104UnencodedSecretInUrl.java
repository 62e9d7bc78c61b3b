package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Expression;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Text;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A secret that may hold any character stands in a URL as it is.
 *
 * <p>Silent about secrets of letters, digits, minus and underscore: those need no encoding.
 */
public final class Pg104UnencodedSecretInUrl implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG104",
          "unencoded-secret-in-url",
          Severity.ERROR,
          "a `/`, `@`, `#` or `+` in the value ends the password early: the service does not start,"
              + " or sends half of it to another host");

  /** As a template encodes what it puts in. */
  private static final Pattern ENCODED = Pattern.compile("\\|\\s*urlquery\\b");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** What the value is made of is not in the manifest. */
  @Override
  public Severity elsewhere() {
    return Severity.WARNING;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    Stream<Finding> variables =
        stack.workloads().stream()
            .flatMap(w -> w.env().stream())
            .filter(v -> v.value().isKnown())
            .flatMap(
                v -> findings(stack, "`" + v.name() + "`", v.value().value(), v.value().origin()));
    Stream<Finding> files =
        stack.secrets().stream()
            .filter(s -> s.content() instanceof Secret.Derived && s.origin().span().isPresent())
            .flatMap(
                s ->
                    findings(
                        stack,
                        "`" + GivenFile.name(stack, new Mount.OfSecret(s.name())) + "`",
                        ((Secret.Derived) s.content()).text(),
                        s.origin()));
    Stream<Finding> references =
        stack.workloads().stream()
            .flatMap(w -> w.env().stream())
            .flatMap(v -> reference(v).stream());
    return Stream.of(variables, files, references).flatMap(s -> s);
  }

  /** In a manifest the value comes from outside, and nothing on its way encodes it. */
  private static Optional<Finding> reference(EnvVar variable) {
    Optional<Expression.Reference> secret =
        variable
            .expression()
            .flatMap(SecretReferences::inUrl)
            .filter(reference -> !ENCODED.matcher(reference.text()).find());
    Optional<Span> span = variable.value().origin().span();
    if (span.isEmpty()) {
      return Optional.empty();
    }
    return secret.isPresent()
        ? Optional.of(finding(variable, span.get(), secret.get().name(), secret.get().text()))
        : Optional.of(variable)
            .filter(v -> v.value().isKnownAnd(t -> t.shown().indexOf("://") > 0))
            .flatMap(v -> DefaultInUrl.of(span.get().text()))
            .map(asked -> finding(variable, span.get(), asked.name(), asked.text()));
  }

  private static Finding finding(EnvVar variable, Span span, String name, String text) {
    return INFO.at(
            Within.find(span, text).orElse(span),
            "`"
                + variable.name()
                + "` puts `"
                + name
                + "` into a URL as it is, and the value may hold any character")
        .help(
            "give the password in a variable or file of its own if the image takes one; else"
                + " let it be of letters and digits, and append `# pggen: ignore[PG104] --"
                + " letters and digits only`");
  }

  private static Stream<Finding> findings(Stack stack, String where, Text text, Origin origin) {
    List<Text.Part> parts = text.parts();
    StringBuilder before = new StringBuilder();
    Stream.Builder<Finding> found = Stream.builder();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Text.SecretValue secret) {
        Optional<String> may = mayHold(stack, secret);
        if (may.isPresent() && inUrl(before, after(parts, i))) {
          String lead = i > 0 && parts.get(i - 1) instanceof Text.Literal l ? lead(l.text()) : "";
          origin.span().map(s -> finding(where, secret, may.get(), lead, s)).ifPresent(found);
        }
        before.append('x');
      } else if (parts.get(i) instanceof Text.Literal literal) {
        before.append(literal.text());
      }
    }
    return found.build();
  }

  /** Which characters a raw secret may hold that a URL gives a meaning; empty if none. */
  private static Optional<String> mayHold(Stack stack, Text.SecretValue secret) {
    if (secret.encoding() == Text.Encoding.URL) {
      return Optional.empty();
    }
    return stack.secrets().stream()
        .filter(s -> s.name().equals(secret.secret()))
        .map(Secret::content)
        .flatMap(
            content -> {
              if (content instanceof Secret.Supplied) {
                return Stream.of("you bring, and which may hold any character");
              }
              return content instanceof Secret.Generated g
                      && (g.alphabet() == Secret.Alphabet.BASE64 || !isPlain(g.prefix()))
                  ? Stream.of("may hold `+`, `/`, `=` or `:`")
                  : Stream.empty();
            })
        .findFirst();
  }

  private static boolean isPlain(String prefix) {
    return prefix
        .chars()
        .allMatch(c -> (c < 128 && Character.isLetterOrDigit(c)) || "-._~".indexOf(c) >= 0);
  }

  /** Where a URL signs in, or in what it asks for. */
  private static boolean inUrl(CharSequence before, String after) {
    String text = before.toString();
    int scheme = text.lastIndexOf("://");
    if (scheme < 0) {
      return false;
    }
    String inside = text.substring(scheme + 3);
    boolean ended = inside.chars().anyMatch(c -> Character.isWhitespace(c) || c == '"');
    boolean authority = inside.indexOf('/') < 0 && inside.indexOf('?') < 0;
    return !ended && (authority ? after.indexOf('@') >= 0 : inside.indexOf('?') >= 0);
  }

  /** What follows until the host of the URL ends. */
  private static String after(List<Text.Part> parts, int i) {
    StringBuilder after = new StringBuilder();
    for (Text.Part part : parts.subList(i + 1, parts.size())) {
      after.append(part instanceof Text.Literal l ? l.text() : "x");
    }
    int end = 0;
    while (end < after.length() && "/?#\"' \n".indexOf(after.charAt(end)) < 0) {
      end++;
    }
    return after.substring(0, end);
  }

  /** What stands before the reference on its own line, to find it again in the file. */
  private static String lead(String text) {
    return text.substring(text.lastIndexOf('\n') + 1);
  }

  private static Finding finding(
      String where, Text.SecretValue secret, String may, String lead, Span whole) {
    String reference = "${secrets." + secret.secret() + "}";
    Optional<Span> exact =
        Within.find(whole, lead + reference)
            .or(() -> Within.find(Within.rest(whole), lead + reference))
            .flatMap(s -> Within.find(s, reference));
    Finding finding =
        INFO.at(
                exact.orElse(whole),
                where + " puts `" + secret.secret() + "` into a URL as it is, a secret that " + may)
            .help("write `${secrets." + secret.secret() + "|urlencode}`");
    return exact
        .map(
            s ->
                finding.fix(
                    Fix.safe(
                        "encode the secret",
                        new Fix.Replace(s, "${secrets." + secret.secret() + "|urlencode}"))))
        .orElse(finding);
  }
}
