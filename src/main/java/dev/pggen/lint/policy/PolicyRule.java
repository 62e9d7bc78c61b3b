package dev.pggen.lint.policy;

import dev.pggen.lint.Profile;
import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule of a repository's own.
 *
 * @param info with an id that is none of ours
 * @param body what it asks
 * @param message of its findings, with {@code {name}} and {@code {value}} to be filled in
 * @param help the next step
 * @param text as it is written, for whoever asks what it is
 */
public record PolicyRule(RuleInfo info, Body<?> body, String message, String help, String text)
    implements StackRule {
  /** What stands for the name of the thing. */
  public static final String NAME = "{name}";

  /** What stands for the value of the field. */
  public static final String VALUE = "{value}";

  /** Whoever writes a rule wants it asked. */
  @Override
  public Profile profile() {
    return Profile.ESSENTIAL;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> findings = new ArrayList<>();
    for (Body.Breach breach : body.breaches(stack)) {
      String told = message.replace(NAME, breach.name()).replace(VALUE, breach.value());
      findings.add(info.at(breach.place(), told).help(help));
    }
    return findings.stream();
  }
}
