package dev.pggen.cli;

import java.util.Map;
import java.util.TreeMap;

/** Files at the edge of what a parser bears, each in a way of its own. */
final class Extremes {
  private static final int MANY = 1 << 14;

  private Extremes() {}

  /** What each is, with its bytes. */
  static Map<String, byte[]> all() {
    Map<String, String> all = new TreeMap<>();
    all.put("nothing", "");
    all.put("only NUL", "\0".repeat(MANY));
    all.put("only line ends", "\n".repeat(MANY));
    all.put("only carriage returns", "\r".repeat(MANY));
    all.put("only blanks", " ".repeat(MANY));
    all.put("only a mark of order", "\ufeff");
    all.put("lists in lists", "services: " + "[".repeat(MANY));
    all.put("maps in maps", "services: " + "{a: ".repeat(MANY));
    all.put("blocks in blocks", "job \"a\" {\n" + "group \"b\" {\n".repeat(MANY / 4));
    all.put("calls in calls", "a = " + "f(".repeat(MANY));
    all.put("templates in templates", "a = \"" + "${\"".repeat(MANY / 2));
    all.put("minus after minus", "a = " + "-".repeat(MANY) + "1");
    all.put("conditions", "a = " + "b ? c : ".repeat(MANY / 4) + "d");
    all.put("steps of lists", steps("- ", 300));
    all.put("steps of maps", steps("a:\n", 300));
    all.put("many dashes", "- ".repeat(MANY));
    all.put(
        "a variable in a variable", "services: {a: {image: \"" + "${A:-".repeat(MANY / 8) + "\"}}");
    all.put("variables", "services: {a: {image: \"" + "${A}$".repeat(MANY / 4) + "\"}}");
    all.put("a long word", "services: {" + "a".repeat(MANY * 8) + ": {image: x}}");
    all.put("a long text", "services: {a: {image: \"" + "b".repeat(MANY * 8) + "\"}}");
    all.put("many services", "services:\n" + numbered("  s%d: {image: \"postgres:17\"}\n", 300));
    all.put(
        "many ports", "services: {a: {image: x, ports: [" + numbered("\"%d:80\", ", 600) + "]}}");
    all.put("all ports", "services: {a: {image: x, ports: [\"1-65535:1-65535\"]}}");
    all.put(
        "many waits",
        "services:\n" + numbered("  s%d: {image: x, depends_on: [s1, s2, s3]}\n", 2000));
    all.put("aliases of aliases", bomb());
    all.put("an alias of itself", "services: &a {a: *a}\n");
    all.put("many merges", "x: &x {a: b}\nservices:\n" + numbered("  s%d: {<<: *x}\n", 600));
    all.put(
        "includes of itself",
        "include: [compose.yaml, compose.yaml]\n"
            + "services: {a: {extends: {file: compose.yaml, service: a}}}\n");
    all.put("access lines", numbered("host db%d all 10.0.0.0/8 md5\n", 2000));
    all.put("host bits", numbered("host all all 10.0.%1$d.1/24 md5\n", 2000));
    all.put("a line of many names", "host " + numbered("d%d,", 4000) + "z all 10.0.0.0/8 md5\n");
    all.put("settings", numbered("work_mem = %dMB\n", 4000));
    all.put("settings of other names", numbered("my.setting%d = 'x'\n", 4000));
    all.put(
        "files that take in themselves",
        "include 'postgresql.conf'\n@include pg_hba.conf\ninclude_dir '.'\n");
    all.put("quotes without end", "a = '" + "''".repeat(MANY));
    all.put("escapes", "a = \"" + "\\\\".repeat(MANY) + "\"");
    all.put("heredocs", "a = <<E\n".repeat(MANY / 8));
    all.put("comments without end", "/*".repeat(MANY));
    all.put("suppressions", "# pggen: ignore[PG101] -- x\n".repeat(2000));
    all.put("lines that go on", "FROM a \\\n".repeat(MANY / 8));
    all.put("stages", numbered("FROM s%d AS t%1$d\n", 2000));
    all.put("variables of a file", numbered("A%d=${A%1$d:-${B}}\n", 2000));
    all.put("a word as of old", "A=\"" + "$A".repeat(MANY / 2));
    all.put("statements", "CREATE ROLE a PASSWORD 'b';\n".repeat(2000));
    all.put("dollars", "$a$".repeat(MANY / 4));
    all.put("brackets", "((((a+)+)+)+)+".repeat(MANY / 16));
    all.put("half a pair", "services: {a: {image: \"\\ud83d\"}}");
    all.put("a number", "services: {a: {mem_limit: " + "9".repeat(MANY) + "}}");
    Map<String, byte[]> bytes = new TreeMap<>();
    all.forEach((which, text) -> bytes.put(which, SeededBytes.utf8(text)));
    bytes.put("no UTF-8", new byte[] {'a', ':', ' ', (byte) 0xc3, (byte) 0x28, (byte) 0xa0, '\n'});
    return bytes;
  }

  private static String numbered(String line, int times) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < times; i++) {
      all.append(line.replace("%1$d", "" + i).replace("%d", "" + i));
    }
    return all.toString();
  }

  private static String steps(String word, int deep) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < deep; i++) {
      all.append("  ".repeat(i)).append(word);
      all.append(word.endsWith("\n") ? "" : "\n");
    }
    return all.toString();
  }

  private static String bomb() {
    StringBuilder all = new StringBuilder("services:\n  a0: &a0 {image: x}\n");
    for (int i = 1; i < 40; i++) {
      String before = "*a" + (i - 1);
      all.append("  a%d: &a%1$d [".replace("%1$d", "" + i).replace("%d", "" + i));
      all.append((before + ", ").repeat(9)).append(before).append("]\n");
    }
    return all.toString();
  }
}
