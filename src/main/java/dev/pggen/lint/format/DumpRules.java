package dev.pggen.lint.format;

import dev.pggen.lint.Rule;
import java.util.List;

/** Every rule about scripts that dump a database, whatever runs them. */
public final class DumpRules {
  /** In the order of their ids. */
  public static final List<Rule> ALL =
      List.of(new Pg414PipedDump(), new Pg415OverwrittenDump(), new Pg416PrunedAnyway());

  private DumpRules() {}
}
