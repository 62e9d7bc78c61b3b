package dev.pggen.cli;

import dev.pggen.report.Style;
import dev.pggen.report.Visible;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/**
 * All that a verb knows of the world around it.
 *
 * @param in what the user types
 * @param out for the report and nothing else
 * @param err for everything else
 * @param directory the working directory
 * @param environment variables
 * @param today in UTC, for suppressions that end
 * @param terminals which of 0, 1 and 2 (the streams, as the shell counts them) are a terminal
 */
public record Terminal(
    StandardInput in,
    PrintStream out,
    PrintStream err,
    Path directory,
    Map<String, String> environment,
    LocalDate today,
    String terminals) {
  private static final int BUFFER = 1 << 14;

  /** What this process was started with. The launcher looks at the streams, as only a shell can. */
  static Terminal ofProcess() {
    return new Terminal(
        new StandardInput(System.in),
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Path.of("").toAbsolutePath(),
        System.getenv(),
        LocalDate.now(Clock.systemUTC()),
        System.getProperty("pggen.terminal", ""));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    var buffer = new java.io.BufferedOutputStream(new FileOutputStream(descriptor), BUFFER);
    return new PrintStream(buffer, false, StandardCharsets.UTF_8);
  }

  /** Whether somebody sits there to answer questions. */
  boolean isInteractive() {
    return terminals.contains("0") && terminals.contains("2");
  }

  /**
   * How reports look here.
   *
   * @param standardOutput whether they go to standard output and not to a file
   */
  Style style(boolean standardOutput) {
    boolean terminal = standardOutput && terminals.contains("1");
    return new Style(
        standardOutput && hasColour(terminal), terminal ? width() : Style.PLAIN.width());
  }

  /** A wish for none counts more than one for some; both count more than what the stream is. */
  private boolean hasColour(boolean terminal) {
    String force = environment.getOrDefault("FORCE_COLOR", "");
    String clicolor = environment.getOrDefault("CLICOLOR_FORCE", "");
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty() || isOff(force)) {
      return false;
    }
    return !force.isEmpty()
        || !clicolor.isEmpty() && !isOff(clicolor)
        || terminal && !"dumb".equals(environment.get("TERM"));
  }

  private static boolean isOff(String word) {
    return word.equals("0") || word.equals("false");
  }

  /** Columns of the terminal. */
  int width() {
    String columns = environment.getOrDefault("COLUMNS", "");
    return isWidth(columns) ? Integer.parseInt(columns) : 100;
  }

  private static boolean isWidth(String columns) {
    boolean digits = columns.length() >= 2 && columns.length() <= 4 && columns.charAt(0) != '0';
    for (int i = 0; digits && i < columns.length(); i++) {
      digits = columns.charAt(i) >= '0' && columns.charAt(i) <= '9';
    }
    return digits;
  }

  /** The same, where what people read is not the report: it goes beside that. */
  Terminal beside() {
    String ends = terminals.replace("1", "").replace("2", "1");
    return new Terminal(in, err, err, directory, environment, today, ends);
  }

  /** In another directory, where nobody looks at what is printed; on some day. */
  Terminal elsewhere(Path other, PrintStream aside, LocalDate day) {
    return new Terminal(StandardInput.empty(), aside, aside, other, environment, day, "");
  }

  /** Says what is wrong and what to do about it. */
  void complain(String what, String help) {
    out.flush();
    err.println("pggen: " + Visible.text(what));
    if (!help.isEmpty()) {
      err.println("  help: " + Visible.text(help));
    }
    err.flush();
  }

  /** Says something that is not part of the report. */
  void note(String text) {
    err.println(text);
  }

  /** Writes out what waits. */
  void flush() {
    out.flush();
    err.flush();
  }
}
