package dev.pggen.lint;

import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlReader;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * In how many facts two samples differ. Comments, layout and the order of keys do not count.
 *
 * <p>A fact is one value: a scalar or a list of scalars that is there or not, a scalar that is
 * another or written otherwise, one line of a longer text, or a variable and its file form.
 */
final class Differences {
  private static final String FILE_FORM = "_FILE";

  private final List<String> places = new ArrayList<>();

  private Differences() {}

  /**
   * One place for each fact.
   *
   * @param a texts of files by their names
   * @param b the same names with other texts
   */
  static List<String> between(Map<String, String> a, Map<String, String> b) {
    if (!a.keySet().equals(b.keySet())) {
      throw new IllegalArgumentException("other files: " + a.keySet() + ", " + b.keySet());
    }
    Differences all = new Differences();
    for (Map.Entry<String, String> file : a.entrySet()) {
      String name = file.getKey();
      String one = Carets.erase(file.getValue());
      String other = Carets.erase(Objects.requireNonNull(b.get(name)));
      if (name.endsWith(".yaml")) {
        all.nodes(name, root(name, one), root(name, other));
      } else {
        all.lines(name, one, other);
      }
    }
    return all.places;
  }

  private static YamlNode root(String name, String text) {
    YamlDialect dialect = name.endsWith(".pggen.yaml") ? YamlDialect.SPEC : YamlDialect.COMPOSE;
    return YamlReader.read(SourceFile.of(name, text), dialect).value().orElseThrow().root();
  }

  private void nodes(String at, YamlNode a, YamlNode b) {
    if (a instanceof YamlMap x && b instanceof YamlMap y) {
      maps(at, x, y);
    } else if (a instanceof YamlList x && b instanceof YamlList y) {
      lists(at, x.items(), y.items());
    } else if (a instanceof YamlScalar x && b instanceof YamlScalar y) {
      scalars(at, x, y);
    } else {
      count(at, Math.max(values(a), values(b)));
    }
  }

  private void maps(String at, YamlMap a, YamlMap b) {
    for (YamlMap.Entry entry : a.entries()) {
      String key = entry.name();
      String place = at + " " + key;
      if (b.get(key).isPresent()) {
        nodes(place, entry.value(), b.get(key).get());
      } else if (hasFileForm(a, b, key)) {
        count(place, 1);
      } else {
        count(place, values(entry.value()));
      }
    }
    for (YamlMap.Entry entry : b.entries()) {
      String key = entry.name();
      if (a.get(key).isEmpty() && !hasFileForm(b, a, key)) {
        count(at + " " + key, values(entry.value()));
      }
    }
  }

  /** Whether a key of one map is there as its file form in the other, or the reverse. */
  private static boolean hasFileForm(YamlMap one, YamlMap other, String key) {
    String twin =
        key.endsWith(FILE_FORM)
            ? key.substring(0, key.length() - FILE_FORM.length())
            : key + FILE_FORM;
    return other.get(twin).isPresent() && one.get(twin).isEmpty();
  }

  private void lists(String at, List<YamlNode> a, List<YamlNode> b) {
    if (a.size() == b.size()) {
      for (int i = 0; i < a.size(); i++) {
        nodes(at + " " + i, a.get(i), b.get(i));
      }
      return;
    }
    int same = 0;
    List<YamlNode> few = a.size() < b.size() ? a : b;
    List<YamlNode> many = a.size() < b.size() ? b : a;
    while (same < few.size() && equal(few.get(same), many.get(same))) {
      same++;
    }
    int more = many.size() - few.size();
    for (int i = same; i < few.size(); i++) {
      nodes(at + " " + i, few.get(i), many.get(i + more));
    }
    many.subList(same, same + more).forEach(item -> count(at, values(item)));
  }

  private static boolean equal(YamlNode a, YamlNode b) {
    Differences between = new Differences();
    between.nodes("", a, b);
    return between.places.isEmpty();
  }

  private void scalars(String at, YamlScalar a, YamlScalar b) {
    if (a.text().contains("\n") || b.text().contains("\n")) {
      lines(at, a.text(), b.text());
      return;
    }
    boolean asWritten =
        (a.style() == YamlScalar.Style.PLAIN) == (b.style() == YamlScalar.Style.PLAIN);
    if (!a.text().equals(b.text()) || a.kind() != b.kind() || !asWritten) {
      count(at, 1);
    }
  }

  /** Lines from the first to the last that differ; those with an SQL comment are left out. */
  private void lines(String at, String a, String b) {
    List<String> x = a.lines().filter(line -> !line.startsWith("--")).toList();
    List<String> y = b.lines().filter(line -> !line.startsWith("--")).toList();
    int first = 0;
    while (first < Math.min(x.size(), y.size()) && x.get(first).equals(y.get(first))) {
      first++;
    }
    int last = 0;
    while (last < Math.min(x.size(), y.size()) - first
        && x.get(x.size() - 1 - last).equals(y.get(y.size() - 1 - last))) {
      last++;
    }
    count(at, Math.max(x.size(), y.size()) - first - last);
  }

  /** How many facts are there with a node: a command is one, an empty map one too. */
  private static int values(YamlNode node) {
    if (node instanceof YamlMap map) {
      return Math.max(1, map.entries().stream().mapToInt(e -> values(e.value())).sum());
    }
    if (node instanceof YamlList list
        && !list.items().stream().allMatch(YamlScalar.class::isInstance)) {
      return list.items().stream().mapToInt(Differences::values).sum();
    }
    return 1;
  }

  private void count(String at, int facts) {
    for (int i = 0; i < facts; i++) {
      places.add(at);
    }
  }
}
