package dev.pggen.cli;

import dev.pggen.lint.Family;
import dev.pggen.lint.Rule;
import dev.pggen.lint.Rules;
import java.util.ArrayList;
import java.util.List;

/** Rules for programs: the stable contract of {@code schemas/rules-1.schema.json}. */
final class RuleJson {
  private RuleJson() {}

  /** All of them, by id. */
  static String all() {
    List<String> rules = new ArrayList<>();
    for (Rule rule : Rules.ALL) {
      rules.add(rule(rule));
    }
    return "{\"version\":1,\"rules\":[\n  " + String.join(",\n  ", rules) + "\n]}\n";
  }

  private static String rule(Rule rule) {
    return "{"
        + field("id", rule.info().id())
        + ","
        + field("name", rule.info().name())
        + ","
        + field("family", Family.of(rule).label())
        + ","
        + field("severity", rule.info().severity().label())
        + ","
        + field("elsewhere", rule.elsewhere().label())
        + ","
        + field("profile", rule.profile().label())
        + ",\"suppressible\":"
        + rule.suppressible()
        + ","
        + field("summary", rule.info().summary())
        + ","
        + field("docs", "pggen explain " + rule.info().id())
        + "}";
  }

  private static String field(String name, String value) {
    return "\"" + name + "\":\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
