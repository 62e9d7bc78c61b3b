package dev.pggen.target.composefile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Data files of this package: lines, with {@code #} for comments. */
final class Tables {
  private Tables() {}

  /** The lines of a file, comments and empty ones left out. */
  static List<String> lines(String name) {
    InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream(name), name);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of two columns: a key, a tab, a sentence. */
  static Map<String, String> sentences(String name) {
    Map<String, String> map = new TreeMap<>();
    for (String line : lines(name)) {
      int tab = line.indexOf('\t');
      map.put(line.substring(0, tab), line.substring(tab + 1));
    }
    return Map.copyOf(map);
  }
}
