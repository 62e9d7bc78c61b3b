package dev.pggen.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes an entry out of a map or list, with its lines if nothing else stands on them.
 *
 * <p>Comments on lines of their own stay, unless they stand within the entry. A list that would be
 * left empty goes as a whole; a map that would be left empty goes if its key means nothing then,
 * else it stays as {@code {}}.
 */
final class EntryRemoval {
  private static final String FLOW = ", \t\r\n";
  private static final String BLANKS = " \t\r\n";

  private final Offsets at;
  private final Set<String> mayGo;

  /**
   * In one text.
   *
   * @param mayGo keys of maps that mean nothing when they are empty
   */
  EntryRemoval(Offsets at, Set<String> mayGo) {
    this.at = at;
    this.mayGo = mayGo;
  }

  /** What there is to do, or nothing where it would touch more than the entry. */
  List<Edit> edits(List<Level> path) {
    Level entry = path.get(path.size() - 1);
    if (entry.siblings() == 1) {
      return lastOne(path);
    }
    return isFlow(path) ? flow(entry) : block(entry);
  }

  private List<Edit> lastOne(List<Level> path) {
    if (path.size() == 1) {
      return List.of();
    }
    List<Level> outer = path.subList(0, path.size() - 1);
    Level holder = outer.get(outer.size() - 1);
    boolean goes =
        holder.value() instanceof YamlList
            || holder.holder() instanceof YamlList
            || mayGo.contains(holder.name());
    if (goes) {
      return edits(outer);
    }
    int from = at.from(holder.value().span());
    int to = at.to(holder.value().span());
    if (isFlow(path)) {
      return List.of(new Edit(from, to, "{}"));
    }
    int colon = at.to(holder.first());
    boolean plain = at.at(colon) == ':' && at.endsHere(colon + 1) && at.endsHere(to);
    return plain && at.blank(at.lineStart(from), from)
        ? List.of(new Edit(colon + 1, colon + 1, " {}"), lines(from, to))
        : List.of();
  }

  /** Whether the innermost map or list is written in brackets. */
  private boolean isFlow(List<Level> path) {
    return path.stream().anyMatch(level -> isFlow(level.holder()));
  }

  private boolean isFlow(YamlNode node) {
    char first = at.at(at.from(node.span()));
    return first == '{' || first == '[';
  }

  private List<Edit> block(Level entry) {
    int from = entry.holder() instanceof YamlList ? dash(entry) : at.from(entry.first());
    int to = at.to(entry.value().span());
    if (from < 0 || !at.endsHere(to)) {
      return List.of();
    }
    int start = at.lineStart(from);
    if (at.blank(start, from)) {
      return List.of(lines(from, to));
    }
    if (entry.index() > 0 || !at.only(start, from, " -")) {
      return List.of();
    }
    // The first entry of an item stands behind a dash, which then belongs to the second one.
    int next = at.from(entry.beside(1).first());
    boolean alone = at.only(at.nextLine(to), next, BLANKS);
    return alone ? List.of(new Edit(from, next, "")) : List.of();
  }

  /** The dash before an item, or -1. */
  private int dash(Level entry) {
    int i = at.from(entry.first()) - 1;
    while (i >= 0 && BLANKS.indexOf(at.at(i)) >= 0) {
      i--;
    }
    return i >= 0 && at.at(i) == '-' ? i : -1;
  }

  private List<Edit> flow(Level entry) {
    if (!isFlow(entry.holder())) {
      return List.of(); // a pair without braces in a list
    }
    int from = at.from(entry.first());
    int to = at.to(entry.value().span());
    if (at.blank(at.lineStart(from), from)) {
      int comma = to;
      while (comma < at.length() && (at.at(comma) == ' ' || at.at(comma) == '\t')) {
        comma++;
      }
      boolean has = comma < at.length() && at.at(comma) == ',';
      boolean last = entry.index() == entry.siblings() - 1;
      if ((has && at.endsHere(comma + 1)) || (last && at.endsHere(to))) {
        return List.of(lines(from, to));
      }
    }
    List<Edit> edits = new ArrayList<>();
    if (entry.index() < entry.siblings() - 1) {
      int next = at.from(entry.beside(1).first());
      if (at.only(to, next, FLOW)) {
        edits.add(new Edit(from, next, ""));
      }
    } else {
      int before = at.to(entry.beside(-1).value().span());
      if (at.only(before, from, FLOW)) {
        edits.add(new Edit(before, to, ""));
      }
    }
    return edits;
  }

  /** Whole lines; a file that ended without a break still does. */
  private Edit lines(int from, int to) {
    int start = at.lineStart(from);
    int end = at.nextLine(to);
    boolean broken = end > at.lineEnd(to);
    return broken ? new Edit(start, end, "") : new Edit(at.breakBefore(start), end, "");
  }
}
