package dev.pggen.lint;

import dev.pggen.lint.format.FormatRules;
import dev.pggen.lint.format.ServerFileRules;
import dev.pggen.lint.rule.StackRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every rule, by id. To add one: one class, one line in {@link StackRules}, {@link FormatRules} or
 * {@link ServerFileRules}, one directory in docs/rules.
 */
public final class Rules {
  /** In the order of their ids. */
  public static final List<Rule> ALL =
      merged(List.of(StackRules.ALL, FormatRules.ALL, ServerFileRules.ALL));

  private Rules() {}

  /** The rule with this id or name. */
  public static Optional<Rule> named(String idOrName) {
    return ALL.stream()
        .filter(r -> r.info().id().equals(idOrName) || r.info().name().equals(idOrName))
        .findFirst();
  }

  private static List<Rule> merged(List<List<Rule>> lists) {
    List<Rule> all = new ArrayList<>();
    lists.forEach(all::addAll);
    // Not Comparator.comparing: Java links it anew at every start.
    all.sort((a, b) -> a.info().id().compareTo(b.info().id()));
    return List.copyOf(all);
  }
}
