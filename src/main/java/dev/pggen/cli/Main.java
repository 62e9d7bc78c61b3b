package dev.pggen.cli;

import java.util.List;

/** Runs a verb and ends the process with its exit code. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    // By reflection, picocli would look for converters of types that no option of ours has.
    System.setProperty("picocli.converters.excludes", "java.*");
    System.setProperty("picocli.disable.closures", "true");
    Terminal terminal = Terminal.ofProcess();
    int code = run(List.of(args), terminal).number();
    terminal.flush();
    Runtime.getRuntime().halt(code); // nothing is left to run, and a plain exit takes longer
  }

  /** The only place that catches what nobody foresaw. */
  static ExitCode run(List<String> args, Terminal terminal) {
    try {
      return Verbs.run(args, terminal);
    } catch (RuntimeException | Error e) {
      terminal.complain(
          "this is a mistake in pggen "
              + Version.TEXT
              + ", not in your files: "
              + e.getClass().getSimpleName()
              + (e.getMessage() == null ? "" : ": " + e.getMessage()),
          "please report it with the command, and with --stacktrace added to it");
      if (args.contains("--stacktrace")) {
        e.printStackTrace(terminal.err());
      }
      return ExitCode.BUG;
    }
  }
}
