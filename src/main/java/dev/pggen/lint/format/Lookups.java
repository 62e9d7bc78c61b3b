package dev.pggen.lint.format;

import dev.pggen.lint.format.Lookup.Store;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Finds the values that a template takes from stores. Variables and calculated ways are not
 * followed: what they lead to is not told.
 */
final class Lookups {
  private final Deque<Scope> scopes = new ArrayDeque<>();
  private final List<Lookup> found = new ArrayList<>();

  private Lookups() {}

  /**
   * A block of the template.
   *
   * @param dot what a lone dot stands for inside; empty where nobody knows
   * @param through whether the dot of the block around it is seen instead
   * @param maybe whether what stands inside may be left out
   */
  private record Scope(Optional<Entry> dot, boolean through, boolean maybe) {
    static final Scope CONDITION = new Scope(Optional.empty(), true, true);
    static final Scope OTHER = new Scope(Optional.empty(), false, true);
  }

  /**
   * An entry of a store.
   *
   * @param within the way into it that was gone already
   */
  private record Entry(Store store, String path, List<String> within) {}

  /** The lookups of a template; empty where its blocks do not close. */
  static Optional<List<Lookup>> in(List<GoAction> actions) {
    Lookups all = new Lookups();
    for (GoAction action : actions) {
      if (!all.isTaken(action)) {
        return Optional.empty();
      }
    }
    return all.scopes.isEmpty() ? Optional.of(all.found) : Optional.empty();
  }

  /** Whether a place stands in a part of the template that a condition or a list may drop. */
  static boolean isMaybe(List<GoAction> actions, int place) {
    Lookups all = new Lookups();
    for (GoAction action : actions) {
      if (action.from() > place || !all.isTaken(action)) {
        break;
      }
    }
    return all.scopes.stream().anyMatch(Scope::maybe);
  }

  private boolean isTaken(GoAction action) {
    List<GoWord> words = action.words();
    switch (action.verb()) {
      case "with":
        scopes.push(with(words.subList(1, words.size())));
        return true;
      case "if":
        scopes.push(Scope.CONDITION);
        return true;
      case "range":
      case "block":
      case "define":
        scopes.push(Scope.OTHER);
        return true;
      case "else":
        boolean with = words.size() > 1 && words.get(1).is("with");
        Scope next = with ? with(words.subList(2, words.size())) : Scope.CONDITION;
        boolean open = scopes.poll() != null;
        scopes.push(next);
        return open;
      case "end":
        return scopes.poll() != null;
      default:
        values(action);
        return true;
    }
  }

  /** The client waits until an entry is there, so what stands inside is written. */
  private static Scope with(List<GoWord> words) {
    int from = words.size() > 1 && words.get(1).is(":=") ? 2 : 0;
    Optional<Entry> entry = entry(words.subList(from, words.size()));
    return new Scope(entry, false, entry.isEmpty());
  }

  private static Optional<Entry> entry(List<GoWord> words) {
    int last = words.size() - 1;
    if (last > 1 && words.get(0).is("(") && isCalled(words.get(last - 1), words.get(last))) {
      return entry(words.subList(1, last - 1))
          .filter(whole -> words.get(last).isField())
          .map(whole -> new Entry(whole.store(), whole.path(), keys(words.get(last))));
    }
    if (words.size() < 2 || !words.get(1).isText() || words.stream().anyMatch(w -> w.is("|"))) {
      return Optional.empty();
    }
    String path = words.get(1).inner();
    return switch (words.get(0).text()) {
      case "nomadVar" -> Optional.of(new Entry(Store.NOMAD, path, List.of()));
      case "secret" -> Optional.of(new Entry(Store.VAULT, path, List.of()));
      case "key" -> Optional.of(new Entry(Store.CONSUL, path, List.of()));
      default -> Optional.empty();
    };
  }

  private void values(GoAction action) {
    List<GoWord> words = action.words();
    for (int i = 0; i < words.size(); i++) {
      GoWord word = words.get(i);
      if (word.isField()) {
        Optional<Entry> of = i > 0 && isCalled(words.get(i - 1), word) ? call(words, i) : dot();
        of.filter(e -> e.store() != Store.CONSUL).ifPresent(e -> add(e, word, action));
      } else if (word.is(".")) {
        dot().filter(e -> e.store() == Store.CONSUL).ifPresent(e -> add(e, word, action));
      } else if (word.is("key") && i + 1 < words.size() && words.get(i + 1).isText()) {
        String path = words.get(i + 1).inner();
        add(new Entry(Store.CONSUL, path, List.of()), words.get(i + 1), action);
      }
    }
  }

  private static boolean isCalled(GoWord before, GoWord field) {
    return before.is(")") && before.to() == field.from();
  }

  /** The call in parentheses before a field. */
  private static Optional<Entry> call(List<GoWord> words, int field) {
    int open = field - 1;
    while (open >= 0 && !words.get(open).is("(")) {
      open--;
    }
    return open < 0 ? Optional.empty() : entry(words.subList(open + 1, field - 1));
  }

  private Optional<Entry> dot() {
    for (Scope scope : scopes) {
      if (!scope.through()) {
        return scope.dot();
      }
    }
    return Optional.empty();
  }

  private void add(Entry entry, GoWord word, GoAction action) {
    List<String> keys = new ArrayList<>(entry.within());
    keys.addAll(word.isField() ? keys(word) : List.of());
    found.add(new Lookup(entry.store(), entry.path(), keys, word, action));
  }

  private static List<String> keys(GoWord field) {
    return Arrays.asList(field.text().substring(1).split("\\.", -1));
  }
}
