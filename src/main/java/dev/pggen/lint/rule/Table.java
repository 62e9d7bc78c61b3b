package dev.pggen.lint.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table of knowledge: tab-separated, comments with a hash, one line of headings. */
final class Table {
  private Table() {}

  /** Its rows cut into cells, without the headings, in file order. */
  static List<List<String>> read(String path) {
    List<List<String>> rows = new ArrayList<>();
    boolean heading = true;
    for (String line : text(path).split("\n")) {
      if (line.startsWith("#") || line.isEmpty()) {
        continue;
      }
      if (!heading) {
        rows.add(List.of(line.split("\t", -1)));
      }
      heading = false;
    }
    return rows;
  }

  private static String text(String path) {
    try (InputStream in = Table.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("table " + path + " is not packed");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("table " + path, e);
    }
  }
}
