package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Backup;
import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Backups are made, and nobody ever restores one. */
public final class Pg403NoDrill implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG403",
          "no-drill",
          Severity.WARNING,
          "whether a backup can be restored is known only after it was");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Backup backup : stack.backups()) {
      check(backup, found);
    }
    return found.stream();
  }

  private static void check(Backup backup, List<Finding> found) {
    if (!backup.drill().isKnown()
        || backup.drill().value().isPresent()
        || backup.drill().origin().span().isEmpty()) {
      return;
    }
    Span span = backup.drill().origin().span().get();
    found.add(
        INFO.at(span, "no drill proves that the backups can be restored")
            .help(
                "take `drill: false` out: once a week the newest backup is restored into a"
                    + " throwaway cluster and counted")
            .fix(Fix.safe("hold a drill every week", new Fix.RemoveEntry(span))));
  }
}
