package dev.pggen.cli;

import java.util.List;
import java.util.function.Supplier;

/** {@code pggen rules}: all that lint may ask, by family; or a trial of a repository's own. */
final class RulesVerb extends Verb {
  private static final String TEST = "test";

  private final Supplier<List<String>> what =
      takes().arguments("WHAT", "test: ask the rules of this repository about their samples.");
  private final Supplier<String> format =
      takes().text("--format", "<format>", "table or json.", "table");
  private final ConfigFile configFile = new ConfigFile(takes());

  RulesVerb() {
    super(
        "List the rules of lint.",
        "Examples:",
        "  pggen rules",
        "  pggen rules --format json",
        "  pggen rules test",
        "  pggen explain network");
  }

  @Override
  ExitCode run(Terminal terminal) throws UsageException {
    if (!what.get().isEmpty() && !what.get().equals(List.of(TEST))) {
      throw new UsageException(
          "rules takes nothing or `test`, not `" + String.join(" ", what.get()) + "`",
          "`pggen explain RULE` says what a rule is");
    }
    Config config = configFile.read(terminal, terminal.directory());
    if (!what.get().isEmpty()) {
      return new OwnRuleTrial(config.home(), terminal).run(config.policies());
    }
    switch (format.get()) {
      case "table" -> terminal.out().print(RuleTable.all(config.own(), terminal.width()));
      case "json" -> terminal.out().print(RuleJson.all(config.own()));
      default ->
          throw new UsageException(
              "there is no list of rules as `" + format.get() + "`", "write table or json");
    }
    return ExitCode.CLEAN;
  }
}
