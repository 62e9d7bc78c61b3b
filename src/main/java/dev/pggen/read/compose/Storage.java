package dev.pggen.read.compose;

import dev.pggen.stack.Origin;
import java.util.List;

/**
 * What a manifest says of a container's storage beside its mounts.
 *
 * @param complete whether no mount and no variable can come from anywhere else
 * @param memory memory file systems, of whatever size
 */
public record Storage(boolean complete, List<Memory> memory) {
  /** Where nothing is known of it. */
  public static final Storage UNKNOWN = new Storage(false, List.of());

  public Storage {
    memory = List.copyOf(memory);
  }

  /**
   * A memory file system.
   *
   * @param path where it is mounted
   * @param origin who asked for it
   */
  public record Memory(String path, Origin origin) {}
}
