package dev.pggen.cli;

import java.util.function.Supplier;

/** {@code pggen rules}: all that lint may ask, by family. */
final class RulesVerb extends Verb {
  private final Supplier<String> format =
      takes().text("--format", "<format>", "table or json.", "table");

  RulesVerb() {
    super(
        "List the rules of lint.",
        "Examples:",
        "  pggen rules",
        "  pggen rules --format json",
        "  pggen explain network");
  }

  @Override
  ExitCode run(Terminal terminal) throws UsageException {
    switch (format.get()) {
      case "table" -> terminal.out().print(RuleTable.all(terminal.width()));
      case "json" -> terminal.out().print(RuleJson.all());
      default ->
          throw new UsageException(
              "there is no list of rules as `" + format.get() + "`", "write table or json");
    }
    return ExitCode.CLEAN;
  }
}
