package dev.pggen.cli;

/** How a run ended. */
public enum ExitCode {
  /** Nothing to complain about. */
  CLEAN(0),
  /** Something inside a file is wrong, or what is rendered differs from the spec. */
  FINDINGS(1),
  /** The command line, the environment or pggen's own configuration is wrong. */
  USAGE(2),
  /** A file cannot be read or written. */
  FILES(3),
  /** A mistake of pggen. */
  BUG(4);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** What the shell sees. */
  public int number() {
    return number;
  }

  /** The worse of two. */
  ExitCode or(ExitCode other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
