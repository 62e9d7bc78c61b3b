package dev.pggen.cli;

/** How a run ended. */
public enum ExitCode {
  /** Nothing to complain about. */
  CLEAN(0, "clean"),
  /** Something inside a file is wrong, or what is rendered differs from the spec. */
  FINDINGS(1, "findings or drift"),
  /** The command line, the environment or pggen's own configuration is wrong. */
  USAGE(2, "usage"),
  /** A file cannot be read or written. */
  FILES(3, "files that cannot be read or written"),
  /** A mistake of pggen. */
  BUG(4, "a mistake of pggen");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** In a few words, for help and manual. */
  String meaning() {
    return meaning;
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
