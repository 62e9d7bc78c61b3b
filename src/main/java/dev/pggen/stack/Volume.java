package dev.pggen.stack;

import dev.pggen.source.At;
import dev.pggen.source.Size;
import java.util.Optional;

/**
 * Storage of the stack that outlives its containers.
 *
 * @param name unique in the stack
 * @param size wished for, and where, if said
 * @param backup how its contents are backed up; empty text if the spec does not say
 * @param fileSystem where another machine keeps it: {@code nfs} or {@code cifs}; empty text if the
 *     runtime keeps it itself
 * @param kept whether it is still there when the stack was deleted and comes again
 * @param origin who asked for it
 * @param outer by what others can have it, too, like {@code host volume shop-data}; empty if it is
 *     the stack's own, or nobody can tell
 */
public record Volume(
    String name,
    Optional<At<Size>> size,
    Fact<String> backup,
    Fact<String> fileSystem,
    Fact<Boolean> kept,
    Origin origin,
    Optional<String> outer) {
  /** Of the stack's own. */
  public Volume(
      String name,
      Optional<At<Size>> size,
      Fact<String> backup,
      Fact<String> fileSystem,
      Fact<Boolean> kept,
      Origin origin) {
    this(name, size, backup, fileSystem, kept, origin, Optional.empty());
  }

  /** Of which nobody says what lies below the runtime's directory. */
  public Volume(String name, Optional<At<Size>> size, Fact<String> backup, Origin origin) {
    this(
        name,
        size,
        backup,
        Fact.unknown("the host decides on what its volumes lie"),
        Fact.unknown("whoever deletes the stack decides"),
        origin);
  }
}
