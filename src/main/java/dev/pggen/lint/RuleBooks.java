package dev.pggen.lint;

import dev.pggen.lint.format.FormatBook;
import dev.pggen.source.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All books of rules. */
final class RuleBooks {
  private static final List<RuleBook> ALL = all();

  private RuleBooks() {}

  private static List<RuleBook> all() {
    List<RuleBook> all = new ArrayList<>(List.of(CommonBook.values()));
    all.addAll(List.of(FormatBook.values()));
    return all;
  }

  /** Every rule, in any order; this makes them all. */
  static List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    for (RuleBook book : ALL) {
      rules.addAll(book.rules());
    }
    return rules;
  }

  /** Those whose rules are asked about a document by itself. */
  static List<RuleBook> about(Document document) {
    List<RuleBook> about = new ArrayList<>();
    for (RuleBook book : ALL) {
      if (book.isAbout(document)) {
        about.add(book);
      }
    }
    return about;
  }

  /** The rule with this id or name; looked for in one book after the other. */
  static Optional<Rule> named(String idOrName) {
    for (RuleBook book : ALL) {
      for (Rule rule : book.rules()) {
        if (rule.info().id().equals(idOrName) || rule.info().name().equals(idOrName)) {
          return Optional.of(rule);
        }
      }
    }
    return Optional.empty();
  }
}
