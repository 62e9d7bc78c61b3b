package dev.pggen.stack;

import dev.pggen.source.Size;
import java.util.List;
import java.util.SortedSet;

/**
 * What a container is kept from doing.
 *
 * @param readOnlyRoot whether the image's files cannot be written
 * @param capDrop capabilities taken away; {@code ALL} for all
 * @param capAdd capabilities given back or on top
 * @param noNewPrivileges whether set-uid programs gain nothing
 * @param init whether a small init reaps orphans as PID 1
 * @param tmpfs writable memory file systems
 */
public record Hardening(
    Fact<Boolean> readOnlyRoot,
    Fact<SortedSet<String>> capDrop,
    Fact<SortedSet<String>> capAdd,
    Fact<Boolean> noNewPrivileges,
    Fact<Boolean> init,
    Fact<List<Tmpfs>> tmpfs) {

  /**
   * A memory file system.
   *
   * @param path absolute
   * @param size upper bound; counts against the memory limit when used
   * @param mode octal digits like {@code 1777}
   */
  public record Tmpfs(String path, Size size, String mode) {}
}
