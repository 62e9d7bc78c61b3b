package dev.pggen.target;

import dev.pggen.target.compose.ComposeTarget;
import dev.pggen.target.nomad.NomadTarget;
import dev.pggen.target.truenas.TruenasTarget;
import java.util.List;
import java.util.Optional;

/** All targets. To add one: its package, one line here, one directory in each sample. */
public final class Targets {
  /** Sorted by id. */
  public static final List<Target> ALL =
      List.of(new ComposeTarget(), new NomadTarget(), new TruenasTarget());

  private Targets() {}

  /** The target with this id. */
  public static Optional<Target> byId(String id) {
    return ALL.stream().filter(t -> t.profile().id().equals(id)).findFirst();
  }
}
