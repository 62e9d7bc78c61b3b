package dev.pggen.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A printed document and where its parts came to stand.
 *
 * @param text the file's text, ended by one LF
 * @param lines the first line, from 1, of each value by its path of keys and list positions from 0
 */
public record PrintedYaml(String text, Map<List<String>, Integer> lines) {
  public PrintedYaml {
    lines = Map.copyOf(lines);
  }

  /** The first line of a value. */
  public Optional<Integer> line(String... path) {
    return Optional.ofNullable(lines.get(List.of(path)));
  }

  /** The path of the innermost value that begins on a line or last before it. */
  public List<String> pathAt(int line) {
    List<String> best = List.of();
    int bestLine = 0;
    for (Map.Entry<List<String>, Integer> entry : lines.entrySet()) {
      int at = entry.getValue();
      boolean later = at > bestLine || (at == bestLine && entry.getKey().size() > best.size());
      if (at <= line && later) {
        best = entry.getKey();
        bestLine = at;
      }
    }
    return best;
  }
}
