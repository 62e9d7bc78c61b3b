package dev.pggen.lint.policy;

/** Whether a condition holds. */
public enum Truth {
  /** It does. */
  YES,
  /** It does not. */
  NO,
  /** Nobody can know. */
  UNKNOWN;

  static Truth of(boolean holds) {
    return holds ? YES : NO;
  }
}
