package dev.pggen.stack;

/**
 * Whom a container runs as.
 *
 * @param uid numeric user id
 * @param gid numeric group id
 */
public record User(long uid, long gid) {
  /** Whether the container starts as root. */
  public boolean isRoot() {
    return uid == 0;
  }

  @Override
  public String toString() {
    return uid + ":" + gid;
  }
}
