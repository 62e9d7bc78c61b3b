package dev.pggen.secrets;

/**
 * Whom secret files belong to.
 *
 * @param uid of the caller
 * @param gid of those who may read
 */
public record Owner(long uid, long gid) {
  /** Every container of a stack has this group; nobody else on the host needs it. */
  public static final long GROUP = 5432;

  /** What root gives files to. */
  public static final Owner ROOT = new Owner(0, GROUP);

  /** Whether files can be given to others at all. */
  public boolean isRoot() {
    return uid == 0;
  }
}
