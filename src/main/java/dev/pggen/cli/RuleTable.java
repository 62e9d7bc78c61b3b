package dev.pggen.cli;

import dev.pggen.lint.Family;
import dev.pggen.lint.Rule;
import dev.pggen.lint.RuleWords;
import dev.pggen.lint.Rules;
import java.util.ArrayList;
import java.util.List;

/** Rules for people: by family, what each is and the harm below it. */
final class RuleTable {
  private static final int NARROWEST = 40;
  private static final int SEVERITY = "warning  ".length();
  private static final int PROFILE = "essential  ".length();
  private static final String INDENT = " ".repeat("  PG000  ".length());

  private RuleTable() {}

  /**
   * All of them.
   *
   * @param own rules of the repository itself
   */
  static String all(List<Rule> own, int width) {
    StringBuilder out = new StringBuilder();
    for (Family family : Family.values()) {
      String rules = of(family, width);
      out.append(rules.contains("\n  ") ? rules + "\n" : "");
    }
    if (!own.isEmpty()) {
      out.append(RuleWords.OWN).append(": what this repository asks for\n");
      own.forEach(rule -> row(rule, Math.max(NARROWEST, width), out));
      out.append('\n');
    }
    String always =
        "What cannot be read or planned (ids below PG100) and what is wrong with a suppression or a"
            + " baseline (PG990 to PG995) is said whatever the profile, and cannot be suppressed.";
    wrapped(always, Math.max(NARROWEST, width)).forEach(line -> out.append(line).append('\n'));
    return out.append("`pggen explain RULE` says why, with samples.\n").toString();
  }

  /** Those of one family, below what they ask. */
  static String of(Family family, int width) {
    StringBuilder out = new StringBuilder();
    for (String line : wrapped(family.label() + ": " + family.about(), width)) {
      out.append(line).append('\n');
    }
    for (Rule rule : Rules.ALL) {
      if (Family.of(rule) == family) {
        row(rule, Math.max(NARROWEST, width), out);
      }
    }
    return out.toString();
  }

  private static void row(Rule rule, int width, StringBuilder out) {
    out.append("  ").append(rule.info().id()).append(' ');
    out.append(" ".repeat(Math.max(1, "PG000 ".length() - rule.info().id().length())));
    pad(rule.info().severity().label(), SEVERITY, out);
    pad(rule.profile().label(), PROFILE, out);
    out.append(rule.info().name()).append('\n');
    lines(rule.info().summary(), width, out);
    if (rule.elsewhere() != rule.info().severity()) {
      lines("(" + rule.elsewhere().label() + " in manifests without a spec)", width, out);
    }
    if (!rule.suppressible()) {
      lines("(cannot be suppressed)", width, out);
    }
  }

  private static void lines(String prose, int width, StringBuilder out) {
    for (String line : wrapped(prose, width - INDENT.length())) {
      out.append(INDENT).append(line).append('\n');
    }
  }

  private static List<String> wrapped(String prose, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : prose.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static void pad(String word, int width, StringBuilder out) {
    out.append(word).append(" ".repeat(width - word.length()));
  }
}
