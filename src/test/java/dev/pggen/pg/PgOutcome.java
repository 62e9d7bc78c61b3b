package dev.pggen.pg;

/**
 * How a program ended.
 *
 * @param code its exit code
 * @param out its standard output
 * @param err its standard error; of a server, its log
 */
public record PgOutcome(int code, String out, String err) {
  /** Whether it ended well. */
  public boolean ok() {
    return code == 0;
  }

  /** This, if it ended well. */
  public PgOutcome orFail() {
    if (!ok()) {
      throw new AssertionError("exit " + code + "\n" + out + err);
    }
    return this;
  }
}
