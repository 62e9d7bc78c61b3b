package dev.pggen.lint;

import dev.pggen.source.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * One finding of those that differ in a name alone: what containers inherit stands once in the
 * file, and is mended once.
 */
final class Heirs {
  private Heirs() {}

  /** The same, each place once for each thing that is wrong there; in the order of the first. */
  static List<Finding> folded(Iterable<Finding> sorted) {
    List<Finding> folded = new ArrayList<>();
    List<List<String>> others = new ArrayList<>();
    for (Finding finding : sorted) {
      int like = folded.size() - 1;
      while (like >= 0 && !isSame(folded.get(like), finding)) {
        // Sorted by place: once another place has come, nothing before is alike.
        like = isAt(folded.get(like), finding) ? like - 1 : -1;
      }
      if (like < 0) {
        folded.add(finding);
        others.add(new ArrayList<>());
      } else {
        add(others.get(like), name(folded.get(like).message()), name(finding.message()));
      }
    }
    for (int i = 0; i < folded.size(); i++) {
      if (!others.get(i).isEmpty()) {
        folded.set(i, with(others.get(i), folded.get(i)));
      }
    }
    return folded;
  }

  /** Once each: of two projects both may have a service of one name. */
  private static void add(List<String> others, String first, String name) {
    if (!name.equals(first) && !others.contains(name)) {
      others.add(name);
    }
  }

  /** A file beside may have been read once for each service that names it. */
  private static boolean isAt(Finding one, Finding other) {
    return one.span().compareTo(other.span()) == 0;
  }

  private static boolean isSame(Finding one, Finding other) {
    return one.rule().equals(other.rule())
        && isAt(one, other)
        && one.severity() == other.severity()
        && one.related().equals(other.related())
        && one.fix().equals(other.fix())
        && !name(one.message()).isEmpty()
        && without(one.message()).equals(without(other.message()));
  }

  /** The first word in backquotes, with them; empty for none. */
  private static String name(String message) {
    int from = message.indexOf('`');
    int to = message.indexOf('`', from + 1);
    return from < 0 || to < 0 ? "" : message.substring(from, to + 1);
  }

  private static String without(String message) {
    int from = message.indexOf('`');
    return message.substring(0, from + 1) + message.substring(from + name(message).length());
  }

  private static Finding with(List<String> others, Finding first) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < others.size(); i++) {
      names.append(i == 0 ? "" : i == others.size() - 1 ? " and " : ", ").append(others.get(i));
    }
    return new Finding(
        first.rule(),
        first.severity(),
        first.span(),
        first.message() + "; the same holds for " + names,
        first.why(),
        first.help(),
        first.related(),
        first.masked(),
        first.fix());
  }
}
