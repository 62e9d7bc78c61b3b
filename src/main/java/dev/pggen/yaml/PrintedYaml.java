package dev.pggen.yaml;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A printed document and where its parts came to stand.
 *
 * @param text the file's text, ended by one LF
 * @param lines the first line, from 1, of each value by its path of keys and list positions from 0,
 *     in the order of the file
 */
public record PrintedYaml(String text, Map<List<String>, Integer> lines) {
  public PrintedYaml {
    lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
  }

  /** The first line of a value. */
  public Optional<Integer> line(String... path) {
    return Optional.ofNullable(lines.get(List.of(path)));
  }

  /**
   * The path of the innermost value that alone begins on a line, or on the last line before it: of
   * a list on one line the list, not one of its values.
   */
  public List<String> pathAt(int line) {
    int start = lines.values().stream().filter(at -> at <= line).reduce(0, Math::max);
    List<List<String>> there =
        lines.entrySet().stream()
            .filter(entry -> entry.getValue() == start)
            .map(Map.Entry::getKey)
            .sorted(Comparator.comparingInt(List::size))
            .toList();
    List<String> innermost = List.of();
    for (int i = 0; i < there.size(); i++) {
      int size = there.get(i).size();
      if (i + 1 < there.size() && there.get(i + 1).size() == size) {
        break;
      }
      innermost = there.get(i);
    }
    return innermost;
  }
}
