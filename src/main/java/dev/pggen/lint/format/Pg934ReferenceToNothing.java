package dev.pggen.lint.format;

import dev.pggen.hcl.HclExpression;
import dev.pggen.hcl.HclTemplate;
import dev.pggen.hcl.HclTemplatePart;
import dev.pggen.hcl.HclTraversal;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A variable of a task whose value is a reference that nobody fills: a bare word, itself, or a
 * lookup outside of a template.
 */
public final class Pg934ReferenceToNothing implements JobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG934",
          "reference-to-nothing",
          Severity.ERROR,
          "Nomad has no such value: the program gets the reference itself as text, dollar sign and"
              + " braces included");

  /** What only templates fill in. */
  private static final Pattern LOOKUP =
      Pattern.compile("\\{\\{-? *(?:with +)?(?:key|secret|nomadVar|env) +[\"`]");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> about(Jobs jobs) {
    List<Finding> found = new ArrayList<>();
    if (jobs.isFilledIn()) {
      return found;
    }
    jobs.tasks()
        .forEach(
            task -> {
              for (Map.Entry<String, HclExpression> each : task.variables().entrySet()) {
                variable(each.getKey(), each.getValue(), found);
              }
            });
    return found;
  }

  private static void variable(String name, HclExpression value, List<Finding> found) {
    if (name.startsWith("NOMAD_")) {
      return; // asks for what the client sets
    }
    if (value instanceof HclTraversal.Variable bare
        && bare.steps().isEmpty()
        && !bare.name().value().startsWith("NOMAD_")) {
      String word = bare.name().value();
      found.add(
          INFO.at(value.span(), "`" + name + "` is a reference to `" + word + "`, and no text")
              .help("write it in quotes: `\"" + word + "\"`"));
    } else if (value instanceof HclTemplate template
        && template.parts().size() == 1
        && template.parts().get(0) instanceof HclTemplatePart.Interpolation put
        && put.value() instanceof HclTraversal.Variable own
        && own.steps().isEmpty()
        && own.name().value().equals(name)) {
      found.add(
          INFO.at(value.span(), "`" + name + "` refers to itself, and is never set")
              .help(
                  "write its value, a variable of the job like `${var."
                      + name.toLowerCase(Locale.ROOT)
                      + "}`, or let a `template` with `env = true` write the line"));
    } else if (value.text().filter(text -> LOOKUP.matcher(text).find()).isPresent()) {
      found.add(
          INFO.at(value.span(), "`" + name + "` is this text, braces and all")
              .help(
                  "let a `template` with `env = true` write the line: in `env` nothing is looked"
                      + " up"));
    }
  }
}
