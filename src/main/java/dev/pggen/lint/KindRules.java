package dev.pggen.lint;

import dev.pggen.lint.format.RuleFormats;
import dev.pggen.source.Document;
import dev.pggen.source.RuleInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules that files of one kind are asked about.
 *
 * @param asked by whoever runs the linter
 * @param unasked for places of secrets alone
 */
record KindRules(List<Rule> asked, List<Rule> unasked) {
  /** Those for a document, and for all others of its kind. */
  static KindRules of(Document document, RuleChoice choice) {
    List<RuleBook> books = RuleBooks.about(document);
    return new KindRules(
        about(document, choice.of(books)), about(document, SecretPlaces.unasked(books, choice)));
  }

  private static List<Rule> about(Document document, List<Rule> rules) {
    List<Rule> about = new ArrayList<>();
    for (Rule rule : rules) {
      if (!(rule instanceof EstateRule) && RuleFormats.asks(rule, document)) {
        about.add(rule);
      }
    }
    return about;
  }

  /** What marks the kind of a document. */
  static String kind(Document document) {
    return document.getClass().getName() + " " + document.format();
  }

  /** How the rules are called that are asked. */
  List<RuleInfo> infos() {
    List<RuleInfo> infos = new ArrayList<>();
    for (Rule rule : asked) {
      infos.add(rule.info());
    }
    return infos;
  }
}
