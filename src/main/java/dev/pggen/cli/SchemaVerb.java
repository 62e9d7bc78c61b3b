package dev.pggen.cli;

import java.io.IOException;

/** {@code pggen schema}: for editors. */
final class SchemaVerb extends Verb {
  SchemaVerb() {
    super("Print the JSON schema of the spec.", "Example:", "  pggen schema > pggen-1.schema.json");
  }

  @Override
  ExitCode run(Terminal terminal) throws IOException {
    terminal.out().print(Resource.text("/schemas/pggen-1.schema.json").orElseThrow());
    return ExitCode.CLEAN;
  }
}
