package dev.pggen.plan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table of knowledge beside the classes: tab-separated, a header line, comments with a hash. */
final class Table {
  private Table() {}

  /** Its rows, each by column name, in file order. */
  static List<Map<String, String>> read(String name) {
    List<Map<String, String>> rows = new ArrayList<>();
    try (InputStream in = Table.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("table " + name + " is not packed");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      List<String> header = List.of();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("#")) {
          continue;
        }
        List<String> cells = List.of(line.split("\t", -1));
        if (header.isEmpty()) {
          header = cells;
        } else {
          rows.add(row(header, cells));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("table " + name, e);
    }
    return List.copyOf(rows);
  }

  private static Map<String, String> row(List<String> header, List<String> cells) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      row.put(header.get(i), i < cells.size() ? cells.get(i) : "");
    }
    return Map.copyOf(row);
  }
}
