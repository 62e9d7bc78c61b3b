package dev.pggen.lint.rule;

import dev.pggen.lint.Profile;
import dev.pggen.lint.StackRule;
import dev.pggen.lint.rule.SecretText.Found;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Healthcheck;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A literal secret stands in a command, a probe or a label.
 *
 * <p>References there are refused before a plan is made (PG034, PG074).
 */
public final class Pg103PlaintextSecretInArgv implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG103",
          "plaintext-secret-in-argv",
          Severity.ERROR,
          "besides whoever reads the repository, every process of the host can list it with `ps`,"
              + " and `docker inspect` shows it");

  private static final String LABEL = "a label";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean suppressible() {
    return false;
  }

  @Override
  public Profile profile() {
    return Profile.ESSENTIAL;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return stack.workloads().stream().flatMap(w -> findings(stack, w));
  }

  private static Stream<Finding> findings(Stack stack, Workload w) {
    Fact<List<String>> probe = w.health().map(Healthcheck::command);
    return Stream.of(
            arguments(stack, w, w.launch().entrypoint(), "the entrypoint"),
            arguments(stack, w, w.launch().command(), "the command"),
            arguments(stack, w, probe, "the healthcheck"),
            labels(stack, w))
        .flatMap(s -> s);
  }

  private static Stream<Finding> labels(Stack stack, Workload w) {
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<String, String> label : w.labels().entrySet()) {
      List<Found> found = new ArrayList<>(inArguments(List.of(label.getValue())));
      if (SecretText.names(label.getKey())
          && SecretText.isValue(label.getValue())
          && !namesOne(label.getKey(), label.getValue())) {
        found.add(new Found(label.getKey(), label.getValue()));
      }
      for (Found each : found) {
        w.origin()
            .span()
            .ifPresent(s -> findings.add(finding(stack, w, each, LABEL, s, new Places(s))));
      }
    }
    return findings.stream();
  }

  /** Whether a label says in which secret of the runtime something is kept: its name, in words. */
  private static boolean namesOne(String key, String value) {
    return key.endsWith(".secret")
        && value.indexOf('_') > 0
        && value.chars().allMatch(c -> c == '_' || c >= 'a' && c <= 'z')
        && SecretText.names(value);
  }

  private static Stream<Finding> arguments(
      Stack stack, Workload w, Fact<List<String>> words, String where) {
    List<Found> found = inArguments(words.ifKnown().orElse(List.of()));
    if (found.isEmpty() || words.origin().span().isEmpty()) {
      return Stream.empty();
    }
    Span span = words.origin().span().get();
    Places places = new Places(span);
    return found.stream().map(each -> finding(stack, w, each, where, span, places));
  }

  /** {@code --password=x}, {@code --password x}, {@code PASSWORD=x} and URLs; in a shell's too. */
  static List<Found> inArguments(List<String> arguments) {
    List<Found> found = new ArrayList<>();
    List<String> words = new ArrayList<>();
    found.addAll(SecretText.byPlace(String.join(" ", arguments)));
    for (String argument : arguments) {
      found.addAll(SecretText.urls(argument));
      words.addAll(List.of(argument.split("[\\s;&|?]+")));
    }
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      String value =
          equals >= 0 ? word.substring(equals + 1) : i + 1 < words.size() ? words.get(i + 1) : "";
      String bare = unquoted(value);
      boolean option = equals > 0 || name.startsWith("--");
      if (word.equals("-a") && isRedisClient(words.subList(0, i)) && SecretText.isValue(bare)) {
        found.add(new Found(name, bare));
      }
      if (option && SecretText.names(name) && SecretText.isValue(bare)) {
        found.add(new Found(name, bare));
      }
    }
    return found;
  }

  /** Its short option for a password. */
  private static boolean isRedisClient(List<String> before) {
    return before.stream().anyMatch(w -> w.matches("(.*/)?(redis|valkey)-cli"));
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() > 1
            && (value.charAt(0) == '\'' || value.charAt(0) == '"')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** Exactly the value where the file writes it so; else what an excerpt would show of it. */
  private static Finding finding(
      Stack stack, Workload w, Found found, String where, Span from, Places places) {
    Span exact = places.next(found.name(), found.value()).orElse(Within.line(from));
    String what =
        found.name().isEmpty()
            ? "a URL with its password"
            : "the value of `" + found.name() + "` in plain text";
    return INFO.at(exact, where + " of `" + w.name() + "` holds " + what)
        .mask()
        .help(
            (where.equals(LABEL) ? "take it out" : instead(stack, found.name()))
                + "; then change the value, for it is known now");
  }

  /** Never on the command line again, where a shell would put it too. */
  private static String instead(Stack stack, String name) {
    String better = "hand it over as a variable or file that the program reads, not as an argument";
    if (!stack.isPlanned()) {
      return better;
    }
    String secret = SecretText.reference(name);
    boolean declared = stack.secrets().stream().anyMatch(s -> s.name().equals(secret));
    return better
        + ": `${secrets."
        + secret
        + ".file}`"
        + (declared ? "" : ", with `" + secret + ": {}` below `secrets:`");
  }
}
