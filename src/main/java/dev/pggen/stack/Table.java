package dev.pggen.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table of knowledge beside the classes: tab-separated, a header line, comments with a hash. */
public final class Table {
  private Table() {}

  /** A line, cut into cells only when one is asked for: most rows of large tables never are. */
  public static final class Row {
    private final List<String> header;
    private final String line;
    private List<String> cells = List.of();

    private Row(List<String> header, String line) {
      this.header = header;
      this.line = line;
    }

    /** What stands in the first column. */
    public String first() {
      int tab = line.indexOf('\t');
      return tab < 0 ? line : line.substring(0, tab);
    }

    /** What stands in a column of that name; empty if the line ends before it. */
    public String cell(String column) {
      if (cells.isEmpty()) {
        cells = List.copyOf(cut(line)); // several threads may ask at once
      }
      int index = header.indexOf(column);
      if (index < 0) {
        throw new IllegalArgumentException("no column " + column);
      }
      return index < cells.size() ? cells.get(index) : "";
    }
  }

  /**
   * Its rows, in file order.
   *
   * @param beside a class of the package in which it lies
   * @param name of the file
   * @throws IllegalStateException if it is not packed
   */
  public static List<Row> read(Class<?> beside, String name) {
    List<Row> rows = new ArrayList<>();
    String text = text(beside, name);
    List<String> header = List.of();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      if (text.charAt(from) != '#') {
        String line = text.substring(from, to);
        if (header.isEmpty()) {
          header = cut(line);
        } else {
          rows.add(new Row(header, line));
        }
      }
      from = to + 1;
    }
    return rows;
  }

  private static String text(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("table " + name + " is not packed");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("table " + name, e);
    }
  }

  private static List<String> cut(String line) {
    List<String> cells = new ArrayList<>();
    int from = 0;
    for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', from)) {
      cells.add(line.substring(from, tab));
      from = tab + 1;
    }
    cells.add(line.substring(from));
    return cells;
  }
}
