package dev.pggen.yaml;

import dev.pggen.source.Fix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Applies fixes to the text of a document. Not a byte changes outside of what they name. Of two
 * that meet the first one is applied; the other one is for another pass.
 */
public final class YamlFixes {
  private final YamlDocument document;
  private final Offsets at;
  private final Set<String> mayGo;
  private final boolean hasAliases;
  private final List<Edit> edits = new ArrayList<>();
  private final Map<YamlNode, Integer> removed = new IdentityHashMap<>();

  private YamlFixes(YamlDocument document, Set<String> mayGo) {
    this.document = document;
    this.at = new Offsets(document.file().text());
    this.mayGo = mayGo;
    this.hasAliases =
        document.dialect().aliases()
            && isTwice(document.root(), Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  /**
   * A text and what was done to it.
   *
   * @param text the whole file
   * @param done the fixes that were applied, in the order in which they were given
   */
  public record Applied(String text, List<Fix> done) {
    public Applied {
      done = List.copyOf(done);
    }
  }

  /**
   * The text with as many fixes as can be applied at once.
   *
   * <p>None of a file whose content comes from several documents.
   *
   * @param fixes made from this very text; those that are not are left out
   * @param mayGo keys whose maps go when the last entry goes
   */
  public static Applied apply(YamlDocument document, List<Fix> fixes, Set<String> mayGo) {
    YamlFixes all = new YamlFixes(document, mayGo);
    List<Fix> done = fixes.stream().filter(all::add).toList();
    return new Applied(all.text(), done);
  }

  private boolean add(Fix fix) {
    if (document.merged()) {
      return false; // the tree is not the text's
    }
    List<Edit> wanted = new ArrayList<>();
    List<YamlNode> holders = new ArrayList<>();
    for (Fix.Change change : fix.changes()) {
      List<Edit> some = edits(change, holders);
      if (some.isEmpty()) {
        return false;
      }
      wanted.addAll(some);
    }
    boolean meets =
        wanted.stream().anyMatch(w -> edits.stream().anyMatch(w::meets))
            || holders.stream().anyMatch(this::wouldBeEmpty);
    if (meets || wanted.isEmpty()) {
      return false;
    }
    edits.addAll(wanted);
    holders.forEach(h -> removed.merge(h, 1, Integer::sum));
    return true;
  }

  /** The last entry is taken out in a pass of its own: what holds it may go as well. */
  private boolean wouldBeEmpty(YamlNode holder) {
    int gone = removed.getOrDefault(holder, 0);
    return gone > 0 && gone + 1 == new Level(holder, 0).siblings();
  }

  private List<Edit> edits(Fix.Change change, List<YamlNode> holders) {
    if (change instanceof Fix.Replace replace) {
      return isOurs(replace.span().file().text())
          ? List.of(new Edit(at.from(replace.span()), at.to(replace.span()), replace.text()))
          : List.of();
    }
    if (hasAliases) {
      return List.of(); // what stands in two places cannot be changed in one
    }
    if (change instanceof Fix.RemoveEntry remove) {
      Optional<List<Level>> path =
          isOurs(remove.span().file().text())
              ? Level.path(document.root(), remove.span())
              : Optional.empty();
      path.ifPresent(p -> holders.add(p.get(p.size() - 1).holder()));
      return path.map(p -> new EntryRemoval(at, mayGo).edits(p)).orElse(List.of());
    }
    Fix.Put put = (Fix.Put) change;
    return document.root() instanceof YamlMap map && isOurs(put.file().file().text())
        ? new EntryPut(at, map).edits(put.path(), put.value())
        : List.of();
  }

  private boolean isOurs(String text) {
    return text.equals(document.file().text());
  }

  private String text() {
    StringBuilder out = new StringBuilder(document.file().text());
    edits.stream()
        .sorted(Comparator.comparingInt(Edit::from).thenComparingInt(Edit::to).reversed())
        .forEach(e -> out.replace(e.from(), e.to(), e.text()));
    return out.toString();
  }

  private static boolean isTwice(YamlNode node, Set<YamlNode> seen) {
    if (!seen.add(node)) {
      return true;
    }
    if (node instanceof YamlMap map) {
      return map.entries().stream().anyMatch(e -> isTwice(e.value(), seen));
    }
    return node instanceof YamlList list && list.items().stream().anyMatch(i -> isTwice(i, seen));
  }
}
