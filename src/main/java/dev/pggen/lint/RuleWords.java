package dev.pggen.lint;

import dev.pggen.source.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words by which users choose rules: an id, a name, a family, or the start of ids. */
public final class RuleWords {
  private static final String ID_START = "PG";
  private static final int ID_LENGTH = 5;

  /** All rules of a repository's own. */
  public static final String OWN = "policy";

  private RuleWords() {}

  /** The rules that a word means, by id; none if it means nothing. */
  public static List<Rule> meant(String word) {
    return meant(word, List.of());
  }

  /**
   * The rules that a word means, by id; none if it means nothing.
   *
   * @param own rules of a repository, beside ours
   */
  public static List<Rule> meant(String word, List<Rule> own) {
    String small = word.toLowerCase(Locale.ROOT);
    List<Rule> meant = new ArrayList<>();
    for (Rule rule : Rules.ALL) {
      if (means(small, rule.info()) || Family.of(rule).label().equals(small)) {
        meant.add(rule);
      }
    }
    for (Rule rule : own) {
      String id = rule.info().id().toLowerCase(Locale.ROOT);
      boolean start = small.length() > 1 && id.startsWith(small);
      if (start || small.equals(rule.info().name()) || small.equals(OWN)) {
        meant.add(rule);
      }
    }
    return meant;
  }

  /** The ids of all that a word means: rules, and what may be wrong with a suppression. */
  public static List<String> ids(String word) {
    return ids(word, List.of());
  }

  /**
   * The ids of all that a word means: rules, and what may be wrong with a suppression.
   *
   * @param own rules of a repository, beside ours
   */
  public static List<String> ids(String word, List<Rule> own) {
    List<String> ids = new ArrayList<>();
    meant(word, own).forEach(rule -> ids.add(rule.info().id()));
    for (RuleInfo info : SuppressionRules.ALL) {
      if (means(word.toLowerCase(Locale.ROOT), info)) {
        ids.add(info.id());
      }
    }
    return ids;
  }

  /** The family with this name. */
  public static Optional<Family> family(String word) {
    for (Family family : Family.values()) {
      if (family.label().equalsIgnoreCase(word)) {
        return Optional.of(family);
      }
    }
    return Optional.empty();
  }

  /** The word that was probably meant. */
  public static Optional<String> nearest(String word) {
    return nearest(word, List.of());
  }

  /**
   * The word that was probably meant.
   *
   * @param own rules of a repository, beside ours
   */
  public static Optional<String> nearest(String word, List<Rule> own) {
    List<String> words = new ArrayList<>();
    for (Rule rule : own) {
      words.add(rule.info().id());
      words.add(rule.info().name());
    }
    for (Family family : Family.values()) {
      words.add(family.label());
    }
    return NearestRule.to(word, words);
  }

  private static boolean means(String small, RuleInfo info) {
    String id = info.id().toLowerCase(Locale.ROOT);
    boolean start = small.length() > ID_START.length() && small.length() < ID_LENGTH;
    return small.equals(info.name()) || small.equals(id) || start && id.startsWith(small);
  }
}
