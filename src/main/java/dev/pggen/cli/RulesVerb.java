package dev.pggen.cli;

import dev.pggen.lint.Rule;
import dev.pggen.lint.Rules;

/** {@code pggen rules}: one line for each. */
final class RulesVerb extends Verb {
  private static final int NAME_WIDTH = 28;

  RulesVerb() {
    super("List the rules of lint.");
  }

  @Override
  ExitCode run(Terminal terminal) {
    for (Rule rule : Rules.ALL) {
      String severity = rule.info().severity().label();
      String profile = rule.profile().label();
      String name = rule.info().name();
      terminal
          .out()
          .println(
              rule.info().id()
                  + "  "
                  + severity
                  + " ".repeat(9 - severity.length())
                  + profile
                  + " ".repeat(9 - profile.length())
                  + name
                  + " ".repeat(Math.max(1, NAME_WIDTH - name.length()))
                  + rule.info().summary());
    }
    return ExitCode.CLEAN;
  }
}
