package dev.pggen.cli;

/** The command line, the environment or the configuration is wrong: exit code 2. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String help;

  UsageException(String message, String help) {
    super(message);
    this.help = help;
  }

  /** What to do about it. */
  String help() {
    return help;
  }
}
