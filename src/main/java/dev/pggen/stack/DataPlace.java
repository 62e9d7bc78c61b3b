package dev.pggen.stack;

/**
 * What holds a server's data directory.
 *
 * @param kind what it is
 * @param path where in the container it begins; the data directory itself for {@link
 *     Kind#CONTAINER}
 * @param origin who put it there, or what it follows from
 */
public record DataPlace(Kind kind, String path, Origin origin) {
  /** What can hold data. */
  public enum Kind {
    /** A volume with a name, or a directory of the host. */
    MOUNT,
    /** A volume without a name that the manifest asks for: the next container gets another. */
    UNNAMED,
    /** The same, made because the image declares it. */
    IMAGE,
    /** A memory file system. */
    MEMORY,
    /** Nothing but the container's own file system, which goes with it. */
    CONTAINER,
    /** A directory of its task, which goes with the allocation. */
    TASK
  }
}
