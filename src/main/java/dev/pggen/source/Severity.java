package dev.pggen.source;

/** How bad a finding is, the worst first. */
public enum Severity {
  /** Must be mended: the result would be unsafe, or would not work. */
  ERROR,
  /** Should be mended or suppressed with a reason. */
  WARNING,
  /** Good to know. */
  INFO;

  /** As printed: lower case. */
  public String label() {
    return switch (this) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "info";
    };
  }

  /** Whether this is at least as bad as a threshold. */
  public boolean reaches(Severity threshold) {
    return compareTo(threshold) <= 0;
  }
}
