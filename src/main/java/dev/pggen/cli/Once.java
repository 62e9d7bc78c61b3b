package dev.pggen.cli;

import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import java.util.Collection;
import java.util.List;

/** One spec is looked at once for each target, and most of what is found holds on all of them. */
final class Once {
  private Once() {}

  /** Adds findings, without those that say the same of the same place as one that is there. */
  static void add(Collection<Finding> more, List<Finding> to) {
    for (Finding finding : more) {
      if (to.stream().noneMatch(f -> isSame(f, finding))) {
        to.add(finding);
      }
    }
  }

  private static boolean isSame(Finding a, Finding b) {
    return a.rule().equals(b.rule())
        && a.message().equals(b.message())
        && isSame(a.span(), b.span());
  }

  /** Each target has read the file anew. */
  private static boolean isSame(Span a, Span b) {
    return a.path().equals(b.path()) && a.line() == b.line() && a.column() == b.column();
  }
}
