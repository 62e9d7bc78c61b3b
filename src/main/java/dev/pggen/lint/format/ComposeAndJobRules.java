package dev.pggen.lint.format;

import dev.pggen.lint.Rule;
import java.util.List;

/** Every rule that both Compose files and jobs can break. */
public final class ComposeAndJobRules {
  /** In the order of their ids. */
  public static final List<Rule> ALL =
      List.of(
          new Pg110FilledInSecret(),
          new Pg311SocketProbe(),
          new Pg414PipedDump(),
          new Pg415OverwrittenDump(),
          new Pg416PrunedAnyway(),
          new Pg419DumpOfNobody());

  private ComposeAndJobRules() {}
}
