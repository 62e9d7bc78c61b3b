package dev.pggen.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One run of pggen inside the test's process, and all that came of it. */
record Ran(ExitCode code, String out, String err) {
  static Ran in(Path directory, String... args) {
    return typing(directory, "", "", args);
  }

  /** On another day. */
  static Ran on(LocalDate today, Path directory, String... args) {
    return run(today, directory, new byte[0], "", Map.of("NO_COLOR", "1"), args);
  }

  /** In another environment. */
  static Ran within(Map<String, String> environment, Path directory, String... args) {
    return run(LocalDate.of(2026, 11, 20), directory, new byte[0], "", environment, args);
  }

  static Ran typing(Path directory, String typed, String terminals, String... args) {
    return run(
        LocalDate.of(2026, 11, 20),
        directory,
        typed.getBytes(StandardCharsets.UTF_8),
        terminals,
        Map.of("NO_COLOR", "1"),
        args);
  }

  /** With a text that comes through standard input. */
  static Ran piping(Path directory, byte[] input, String... args) {
    return run(LocalDate.of(2026, 11, 20), directory, input, "", Map.of("NO_COLOR", "1"), args);
  }

  private static Ran run(
      LocalDate today,
      Path directory,
      byte[] typed,
      String terminals,
      Map<String, String> environment,
      String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new StandardInput(new ByteArrayInputStream(typed)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            directory,
            environment,
            today,
            terminals);
    ExitCode code = Main.run(List.of(args), terminal);
    terminal.flush();
    Contract.holdRun(List.of(args), out.toString(StandardCharsets.UTF_8));
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
