package dev.pggen.artifact;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The filters of which one must stand at the end of each value of a template, by name. Some take a
 * list, so that no loop has to put separators between words.
 */
final class Quoting {
  static final SortedMap<String, Function<Object, String>> FILTERS = filters();

  private Quoting() {}

  private static SortedMap<String, Function<Object, String>> filters() {
    SortedMap<String, Function<Object, String>> all = new TreeMap<>();
    all.put("comment", ofText(Quote::oneLine));
    all.put("conf_lines", Quoting::settings);
    all.put("hba_list", ofList(Quote::hba, ","));
    all.put("hba_words", ofList(Quote::hba, " "));
    all.put("md", ofText(Quote::markdown));
    all.put("psql_database", ofText(Quote::psqlDatabase));
    all.put("raw_checked", ofText(Quote::checked));
    all.put("shell_quote", ofText(Quote::shell));
    all.put("shell_words", ofList(Quote::shell, " "));
    all.put("sql_ident", ofText(Quote::sqlIdent));
    all.put("sql_literal", ofText(Quote::sqlLiteral));
    all.put("sql_rows", Quoting::rows);
    return all;
  }

  private static Function<Object, String> ofText(Function<String, String> quote) {
    return value -> quote.apply(text(value));
  }

  private static Function<Object, String> ofList(Function<String, String> quote, String between) {
    return value ->
        list(value).stream()
            .map(word -> quote.apply(text(word)))
            .collect(Collectors.joining(between));
  }

  /** Lines of postgresql.conf: name, value and reason each. */
  private static String settings(Object value) {
    return list(value).stream()
        .map(setting -> list(setting))
        .map(
            s ->
                Quote.checked(text(s.get(0)))
                    + " = "
                    + Quote.conf(text(s.get(1)))
                    + "  # "
                    + Quote.oneLine(text(s.get(2))))
        .collect(Collectors.joining("\n"));
  }

  /** Rows of literals for {@code VALUES}; none would be no SQL. */
  private static String rows(Object value) {
    return list(value).stream()
        .map(
            row ->
                list(row).stream()
                    .map(cell -> Quote.sqlLiteral(text(cell)))
                    .collect(Collectors.joining(", ", "(", ")")))
        .collect(Collectors.joining(",\n  "));
  }

  private static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("not a text: " + value);
  }

  private static List<?> list(Object value) {
    if (value instanceof List<?> list && !list.isEmpty()) {
      return list;
    }
    throw new IllegalArgumentException("not a list, or an empty one: " + value);
  }
}
