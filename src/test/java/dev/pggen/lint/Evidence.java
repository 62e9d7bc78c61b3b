package dev.pggen.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What shows that the mistake of a rule is made outside of our own samples: findings in the public
 * files of {@code src/accuracy}, or an incident that its page cites.
 */
record Evidence(Map<String, Integer> hits, Map<String, String[]> neither) {
  private static final Path LISTS = Path.of("src/accuracy");
  private static final Path PAGES = Path.of("docs/rules");

  /** A thread, or a file at a commit: a branch shows something else tomorrow. */
  private static final String ADDRESS =
      "https://(github\\.com/[\\w.-]+/[\\w.-]+/((issues|pull)/\\d+|blob/[0-9a-f]{40}/[^\\s,]+)"
          + "|(?!github\\.com/)[^\\s,]+)";

  private static final Pattern CITATION = Pattern.compile("Seen in: " + ADDRESS + "(, .+\\.)?");
  private static final Pattern CITES = Pattern.compile("[Ss]een in\\b|github\\.com|\\bthreads? `");

  /** The lists as they are; hits are written by {@code make accuracy}. */
  static Evidence read() throws IOException {
    Map<String, Integer> hits = new TreeMap<>();
    for (String[] row : rows("hits.tsv", 2)) {
      hits.put(row[0], Integer.valueOf(row[1]));
    }
    Map<String, String[]> neither = new TreeMap<>();
    for (String[] row : rows("neither.tsv", 3)) {
      neither.put(row[0], row);
    }
    return new Evidence(hits, neither);
  }

  /** The lines of a list below its head, each of so many words. */
  static List<String[]> rows(String name, int words) throws IOException {
    List<String[]> rows = new ArrayList<>();
    List<String> lines = Files.readAllLines(LISTS.resolve(name));
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split("\t", -1);
      if (row.length != words) {
        throw new IOException(name + " has a line without " + words + " words: " + line);
      }
      rows.add(row);
    }
    return rows;
  }

  /** The lines of a page that cite, in the agreed form and at the end of its Why. */
  static List<String> citations(List<String> page) {
    int why = page.indexOf("## Why");
    int end = why + 1;
    while (end < page.size() && !page.get(end).startsWith("## ")) {
      end++;
    }
    int from = end;
    while (from > why + 1 && CITATION.matcher(page.get(from - 1)).matches()) {
      from--;
    }
    return from == end || page.get(from - 1).isEmpty() ? page.subList(from, end) : List.of();
  }

  /** The lines of a page that cite in any other way, or elsewhere. */
  static List<String> strays(List<String> page) {
    List<String> rest = new ArrayList<>(page);
    rest.removeAll(citations(page));
    return rest.stream().filter(l -> CITES.matcher(l).find()).toList();
  }

  static List<String> page(String rule) throws IOException {
    return Files.readAllLines(PAGES.resolve(rule).resolve("README.md"));
  }

  /** Why a rule does not count, if the list says it. */
  String why(String rule) {
    return neither.containsKey(rule) ? neither.get(rule)[2] : "listed nowhere";
  }

  /** What a rule counts as: each is exactly one. */
  Kind kind(String rule) throws IOException {
    if (neither.containsKey(rule) && neither.get(rule)[1].equals("taste")) {
      return Kind.TASTE;
    }
    if (hits.containsKey(rule)) {
      return Kind.HIT;
    }
    return citations(page(rule)).isEmpty() ? Kind.NONE : Kind.CITED;
  }

  /** From the strongest evidence to none. */
  enum Kind {
    HIT,
    CITED,
    NONE,
    /** Nothing breaks where it is not obeyed; never counted. */
    TASTE
  }
}
