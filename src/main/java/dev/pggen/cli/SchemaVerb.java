package dev.pggen.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code pggen schema}: for editors, and for whoever reads what pggen prints. */
final class SchemaVerb extends Verb {
  /** Each is a file below {@code schemas/}; the spec's is called by the program's name. */
  private static final List<String> ALL = List.of("spec", "config", "report", "rules", "losses");

  private final Supplier<List<String>> wanted =
      takes().arguments("WHAT", "spec, config, report, rules or losses. Default: spec.");

  SchemaVerb() {
    super(
        "Print the JSON schema of the spec.",
        "Examples:",
        "  pggen schema > pggen-1.schema.json",
        "  pggen schema config > config-1.schema.json");
  }

  @Override
  ExitCode run(Terminal terminal) throws UsageException, IOException {
    String word = wanted.get().isEmpty() ? "spec" : wanted.get().get(0);
    if (wanted.get().size() > 1) {
      throw new UsageException("one schema at a time is printed", "ask for one after the other");
    }
    String name = word.equals("spec") ? "pggen" : word;
    Optional<String> schema =
        ALL.contains(word)
            ? Resource.text("/schemas/" + name + "-1.schema.json")
            : Optional.empty();
    if (schema.isEmpty()) {
      throw new UsageException("there is no schema `" + word + "`", nearest(word));
    }
    terminal.out().print(schema.get());
    return ExitCode.CLEAN;
  }

  private static String nearest(String word) {
    return ALL.stream()
        .filter(each -> Typo.isNear(word, each))
        .findFirst()
        .map(each -> "did you mean `" + each + "`?")
        .orElse("one of: " + String.join(", ", ALL));
  }
}
