package dev.pggen.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every rule, by id. To add one: one class, one line in a {@link RuleBook}'s list, one page. */
public final class Rules {
  /** In the order of their ids. Made when first asked for: a run needs few of them. */
  public static final List<Rule> ALL = merged();

  private Rules() {}

  /** The rule with this id or name. */
  public static Optional<Rule> named(String idOrName) {
    return RuleBooks.named(idOrName);
  }

  private static List<Rule> merged() {
    List<Rule> all = new ArrayList<>(RuleBooks.rules());
    // Not Comparator.comparing: Java links it anew at every start.
    all.sort((a, b) -> a.info().id().compareTo(b.info().id()));
    return List.copyOf(all);
  }
}
