package dev.pggen.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Git, run as a program. Only commands that read, and none that starts a program which a repository
 * names: no hook, no monitor, no filter, no difference tool; and nothing is fetched.
 */
final class Git {
  private static final List<String> START =
      List.of(
          "git",
          "--no-pager",
          "--literal-pathspecs",
          "-c",
          "core.fsmonitor=false",
          "-c",
          "core.hooksPath=/dev/null",
          "-c",
          "core.quotePath=false");

  private final Path directory;
  private final Map<String, String> environment;

  /** In a directory. */
  Git(Path directory, Terminal terminal) {
    this.directory = directory;
    this.environment = terminal.environment();
  }

  /**
   * What a command printed.
   *
   * @param code with which it ended
   * @param out its standard output
   * @param err the first line of its standard error
   */
  record Answer(int code, byte[] out, String err) {
    /** Whether it did what it was asked. */
    boolean isGood() {
      return code == 0;
    }

    /** Its output as one line. */
    String line() {
      return new String(out, StandardCharsets.UTF_8).strip();
    }

    /** Its output as texts that end in NUL each. */
    List<String> texts() {
      List<String> texts = new ArrayList<>();
      int from = 0;
      for (int i = 0; i < out.length; i++) {
        if (out[i] == 0) {
          texts.add(new String(out, from, i - from, StandardCharsets.UTF_8));
          from = i + 1;
        }
      }
      return texts;
    }
  }

  /** Asks it; nothing if there is no Git to be asked. */
  Optional<Answer> ask(String... words) throws IOException {
    List<String> command = new ArrayList<>(START);
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
    builder.environment().put("GIT_NO_LAZY_FETCH", "1");
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return Optional.empty(); // no such program
    }
    process.getOutputStream().close();
    Errors errors = new Errors(process);
    errors.start();
    byte[] out = process.getInputStream().readAllBytes();
    try {
      int code = process.waitFor();
      errors.join();
      return Optional.of(new Answer(code, out, errors.first()));
    } catch (InterruptedException e) {
      process.destroy();
      throw new IOException("git was interrupted", e);
    }
  }

  /** Reads what goes to standard error, so that no full pipe stops the program. */
  private static final class Errors extends Thread {
    private final Process process;
    private String first = "";

    Errors(Process process) {
      this.process = process;
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        byte[] all = process.getErrorStream().readAllBytes();
        first = new String(all, StandardCharsets.UTF_8).strip().lines().findFirst().orElse("");
      } catch (IOException e) {
        first = ""; // then the exit code has to do
      }
    }

    String first() {
      return first;
    }
  }
}
