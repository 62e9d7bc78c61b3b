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
 * @param shared what of the host it is given whole
 */
public record Hardening(
    Fact<Boolean> readOnlyRoot,
    Fact<SortedSet<String>> capDrop,
    Fact<SortedSet<String>> capAdd,
    Fact<Boolean> noNewPrivileges,
    Fact<Boolean> init,
    Fact<List<Tmpfs>> tmpfs,
    Shared shared) {

  /** Of a container that is given nothing of the host. */
  public Hardening(
      Fact<Boolean> readOnlyRoot,
      Fact<SortedSet<String>> capDrop,
      Fact<SortedSet<String>> capAdd,
      Fact<Boolean> noNewPrivileges,
      Fact<Boolean> init,
      Fact<List<Tmpfs>> tmpfs) {
    this(readOnlyRoot, capDrop, capAdd, noNewPrivileges, init, tmpfs, Shared.nothing());
  }

  /**
   * What a container may be given of its host.
   *
   * @param privileged whether it has every capability and every device
   * @param pid whether it lives among the host's processes
   * @param ipc whether it sees the host's shared memory
   * @param network whether it was told to use the host's own network
   */
  public record Shared(
      Fact<Boolean> privileged, Fact<Boolean> pid, Fact<Boolean> ipc, Fact<Boolean> network) {
    /** As containers are unless they are told otherwise. */
    public static Shared nothing() {
      Fact<Boolean> no = Fact.decided(false, "a container has its own");
      return new Shared(no, no, no, no);
    }
  }

  /**
   * A memory file system.
   *
   * @param path absolute
   * @param size upper bound; counts against the memory limit when used
   * @param mode octal digits like {@code 1777}
   */
  public record Tmpfs(String path, Size size, String mode) {}
}
