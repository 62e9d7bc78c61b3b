package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.lint.rule.SecretText.Found;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file that the spec gives to a container, or a parameter of the server, holds a secret.
 *
 * <p>Only lines that give a value to a name are read, and names are taken word by word: a file is
 * not written for pggen.
 */
public final class Pg107SecretInFile implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG107",
          "secret-in-file",
          Severity.ERROR,
          "what is committed is known to everybody who can read the repository, and the rendered"
              + " file is readable for all on the host");

  private static final String PRIVATE_KEY = "PRIVATE KEY-----";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    Stream<Finding> plain =
        stack.appFiles().stream()
            .flatMap(
                f ->
                    findings(
                        GivenFile.name(stack, new Mount.OfOutput(f.path())), f.text(), f.origin()));
    Stream<Finding> mixed =
        stack.secrets().stream()
            .filter(s -> s.content() instanceof Secret.Derived && s.origin().span().isPresent())
            .flatMap(
                s ->
                    findings(
                        GivenFile.name(stack, new Mount.OfSecret(s.name())),
                        ((Secret.Derived) s.content()).text().shown(),
                        s.origin()));
    return Stream.concat(Stream.concat(plain, mixed), ParameterSecrets.of(stack, INFO).stream());
  }

  private static Stream<Finding> findings(String name, String text, Origin origin) {
    Stream.Builder<Finding> found = Stream.builder();
    Optional<Places> places = Optional.empty();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      for (Found secret : inLine(line.strip())) {
        int at = number;
        Optional<Places> here = places.or(() -> origin.span().map(Places::new));
        places = here;
        origin
            .span()
            .map(span -> finding(name, at, secret, span, place(here.get(), secret, line.strip())))
            .ifPresent(found);
      }
    }
    return found.build();
  }

  private static Optional<Span> place(Places places, Found secret, String line) {
    return places.next(secret.name(), secret.value(), line);
  }

  private static List<Found> inLine(String line) {
    if (line.startsWith("#") || line.startsWith(";") || line.startsWith("//")) {
      return List.of();
    }
    List<Found> found = new ArrayList<>(SecretText.urls(line));
    if (line.startsWith("-----BEGIN ") && line.endsWith(PRIVATE_KEY)) {
      found.add(new Found("private key", line));
    }
    int split = separator(line);
    if (found.isEmpty() && split > 0) {
      String name = unquoted(line.substring(0, split).strip());
      String value = unquoted(withoutComment(line.substring(split + 1).strip()));
      boolean oneName = name.chars().noneMatch(Character::isWhitespace);
      if (oneName && SecretText.names(name) && SecretText.isValue(value)) {
        found.add(new Found(name, value));
      }
    }
    return found;
  }

  /** The first sign that gives a value to a name. */
  private static int separator(String line) {
    int equals = line.indexOf('=');
    int colon = line.indexOf(':');
    if (equals < 0 && colon < 0) {
      return line.split("\\s+").length == 2 ? line.indexOf(' ') : -1; // as in redis.conf
    }
    return equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
  }

  private static String withoutComment(String value) {
    int comment = value.indexOf(" #");
    String plain = (comment < 0 ? value : value.substring(0, comment)).strip();
    return plain.endsWith(",") || plain.endsWith(";")
        ? plain.substring(0, plain.length() - 1)
        : plain;
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && (text.charAt(0) == '\'' || text.charAt(0) == '"')
            && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static Finding finding(
      String name, int line, Found secret, Span key, Optional<Span> exact) {
    String what =
        secret.name().isEmpty()
            ? "a URL with its password"
            : secret.name().equals("private key")
                ? "a private key"
                : "the value of `" + secret.name() + "` in plain text";
    String reference = SecretText.reference(secret.name());
    String message = "line " + line + " of `" + name + "` holds " + what;
    if (exact.isEmpty() && isSource(key)) {
      return INFO.at(key, message)
          .help(
              "text from `source` is taken as it is: move it into `content` with `${secrets."
                  + reference
                  + "}` in the place of the value, and add `"
                  + reference
                  + ": {}` below `secrets:`; the file is then a secret one");
    }
    return INFO.at(exact.orElse(Within.line(key)), message)
        .mask()
        .help(
            "add `"
                + reference
                + ": {}` below `secrets:`, and write `${secrets."
                + reference
                + "}` in its place; the file is then a secret one; change the value, for it is"
                + " known now");
  }

  /** Whether the text lies in a file of its own: the spec then shows its path and no secret. */
  private static boolean isSource(Span key) {
    String after = key.file().line(key.line()) + key.file().line(key.line() + 1);
    return after.contains("source:") && !after.contains("content:");
  }
}
