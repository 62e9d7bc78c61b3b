package dev.pggen.stack;

import dev.pggen.source.Size;
import java.util.List;
import java.util.Optional;

/**
 * What a runtime expects of the host below it, and what it cannot be given.
 *
 * @param root below it lies the directory that the spec names for the stack's own files; empty
 *     where the runtime keeps volumes itself and mounts files from beside its manifest
 * @param texts size of each memory file system into which our containers write the texts that they
 *     start from, because the runtime gives them none; empty where it mounts them
 * @param refused host paths that no container may be given
 * @param longest how long the text may be in which the runtime is given its manifest, as JSON
 * @param ownUsers whether user numbers belong to the host, so that the database does not run as
 *     whoever its image was made for
 */
public record HostProfile(
    Optional<String> root,
    Optional<Size> texts,
    Optional<Size> longest,
    List<Refused> refused,
    boolean ownUsers) {
  /** A host that gives all there is. */
  public static final HostProfile ORDINARY =
      new HostProfile(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), false);

  public HostProfile {
    refused = List.copyOf(refused);
  }

  /**
   * A path that is refused.
   *
   * @param path absolute
   * @param below whether all that lies below is refused too
   * @param why what would come of it
   */
  public record Refused(String path, boolean below, String why) {
    /** Whether this is about a path. */
    public boolean holds(String other) {
      return other.equals(path) || below && other.startsWith(path + "/");
    }
  }

  /** What stands against a path, if anything does. */
  public Optional<Refused> refusal(String path) {
    return refused.stream().filter(r -> r.holds(path)).findFirst();
  }
}
