package dev.pggen.cli;

import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code pggen schema}: for editors. */
@Command(
    name = "schema",
    header = "Print the JSON schema of the spec.",
    footer = {"Example:", "  pggen schema > pggen-1.schema.json"})
final class SchemaVerb extends Verb {
  @Override
  ExitCode run(Terminal terminal) throws IOException {
    terminal.out().print(Resource.text("/schemas/pggen-1.schema.json").orElseThrow());
    return ExitCode.CLEAN;
  }
}
