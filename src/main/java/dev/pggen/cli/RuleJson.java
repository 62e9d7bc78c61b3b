package dev.pggen.cli;

import dev.pggen.lint.Family;
import dev.pggen.lint.Rule;
import dev.pggen.lint.RuleWords;
import dev.pggen.lint.Rules;
import dev.pggen.lint.format.Format;
import dev.pggen.lint.format.RuleFormats;
import java.util.ArrayList;
import java.util.List;

/** Rules for programs: the stable contract of {@code schemas/rules-1.schema.json}. */
final class RuleJson {
  private RuleJson() {}

  /**
   * All of them, by id.
   *
   * @param own rules of the repository itself
   */
  static String all(List<Rule> own) {
    List<String> rules = new ArrayList<>();
    for (Rule rule : Rules.ALL) {
      rules.add(rule(rule, Family.of(rule).label()));
    }
    for (Rule rule : own) {
      rules.add(rule(rule, RuleWords.OWN));
    }
    return "{\"version\":1,\"rules\":[\n  " + String.join(",\n  ", rules) + "\n]}\n";
  }

  private static String rule(Rule rule, String family) {
    return "{"
        + field("id", rule.info().id())
        + ","
        + field("name", rule.info().name())
        + ","
        + field("family", family)
        + ",\"formats\":"
        + formats(rule)
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

  private static String formats(Rule rule) {
    List<String> ids = new ArrayList<>();
    for (Format format : RuleFormats.of(rule)) {
      ids.add("\"" + format.id() + "\"");
    }
    return "[" + String.join(",", ids) + "]";
  }

  private static String field(String name, String value) {
    return "\"" + name + "\":\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
