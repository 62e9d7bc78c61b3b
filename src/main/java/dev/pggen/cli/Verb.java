package dev.pggen.cli;

import java.io.IOException;
import java.util.function.Supplier;

/** Something that pggen does. What it takes is in its fields, the work is {@link #run}. */
abstract class Verb {
  private final Options takes = new Options();
  private final Supplier<Boolean> stacktrace;
  private final Supplier<Boolean> help = takes.help("Print this help.", "-h", "--help");

  /** What it does, in a line, and what ends its help. */
  Verb(String header, String... footer) {
    takes.header(header);
    takes.footer(footer);
    stacktrace = takes.flag("--stacktrace", "With a mistake of pggen, print where it is.");
  }

  /** What it takes. */
  final Options takes() {
    return takes;
  }

  /** Does it. */
  abstract ExitCode run(Terminal terminal) throws UsageException, IOException;

  /** Whether a mistake of pggen is to be shown with its place. */
  final boolean showsPlaces() {
    return stacktrace.get();
  }

  /** Whether help was asked for instead of work. */
  boolean wantsHelp() {
    return help.get();
  }
}
