package dev.pggen.cli;

import java.io.IOException;
import picocli.CommandLine.Option;

/** Something that pggen does. Options are in its fields, the work is {@link #run}. */
abstract class Verb {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  private boolean help;

  @Option(names = "--stacktrace", description = "With a mistake of pggen, print where it is.")
  private boolean stacktrace;

  /** Does it. */
  abstract ExitCode run(Terminal terminal) throws UsageException, IOException;

  /** Whether help was asked for instead of work. */
  boolean wantsHelp() {
    return help;
  }
}
