package dev.pggen.cli;

import java.util.function.Supplier;

/** {@code pggen rules}: all that lint may ask, by family. */
final class RulesVerb extends Verb {
  private final Supplier<Form> format =
      takes().choice("--format", "<format>", "table or json.", Form.TABLE);

  /** How the list is printed. */
  enum Form {
    TABLE,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  RulesVerb() {
    super(
        "List the rules of lint.",
        "Examples:",
        "  pggen rules",
        "  pggen rules --format json",
        "  pggen explain network");
  }

  @Override
  ExitCode run(Terminal terminal) {
    terminal
        .out()
        .print(
            switch (format.get()) {
              case TABLE -> RuleTable.all(terminal.width());
              case JSON -> RuleJson.all();
            });
    return ExitCode.CLEAN;
  }
}
