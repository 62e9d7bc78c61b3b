package dev.pggen.write;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The little YAML in which {@code pggen.lock} and journals are written: quoted strings at the top,
 * and maps of quoted strings, all sorted. Nothing else is read.
 *
 * <pre>
 * ---
 * pggen: "0.1.0"
 * outputs:
 *   "compose/compose.yaml": "sha256:…"
 * </pre>
 *
 * @param scalars at the top
 * @param maps one level below
 */
record LockText(
    SortedMap<String, String> scalars, SortedMap<String, SortedMap<String, String>> maps) {
  LockText {
    scalars = Collections.unmodifiableSortedMap(new TreeMap<>(scalars));
    maps = Collections.unmodifiableSortedMap(new TreeMap<>(maps));
  }

  /** Nothing written yet. */
  static LockText empty() {
    return new LockText(new TreeMap<>(), new TreeMap<>());
  }

  /** A map below a key; empty if the key is not there. */
  SortedMap<String, String> map(String key) {
    return maps.getOrDefault(key, new TreeMap<>());
  }

  /** The text of the file. */
  String print(String comment) {
    StringBuilder out = new StringBuilder("---\n# ").append(comment).append('\n');
    scalars.forEach(
        (key, value) -> out.append(key).append(": ").append(quoted(value)).append('\n'));
    maps.forEach(
        (key, map) -> {
          out.append(key).append(map.isEmpty() ? ": {}\n" : ":\n");
          map.forEach((k, v) -> line(out, k, v));
        });
    return out.toString();
  }

  private static void line(StringBuilder out, String key, String value) {
    out.append("  ").append(quoted(key)).append(": ").append(quoted(value)).append('\n');
  }

  private static String quoted(String value) {
    StringBuilder out = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
              } else if (c < 0x20 || c >= 0x7f && c < 0xa0) {
                out.append("\\x").append(Character.forDigit(c >> 4, 16));
                out.append(Character.forDigit(c & 15, 16));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.append('"').toString();
  }

  /** What was read, or the number of the first line that cannot be. */
  record Parsed(Optional<LockText> text, int badLine) {}

  /** Reads what {@link #print} writes. */
  static Parsed parse(String text) {
    TreeMap<String, String> scalars = new TreeMap<>();
    TreeMap<String, SortedMap<String, String>> maps = new TreeMap<>();
    SortedMap<String, String> open = new TreeMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#") || line.equals("---")) {
        continue;
      }
      boolean ok;
      if (line.startsWith("  \"")) {
        ok = entry(line.substring(2), open);
      } else if (line.endsWith(": {}") || line.endsWith(":")) {
        open = new TreeMap<>();
        ok = maps.put(line.substring(0, line.indexOf(':')), open) == null;
      } else {
        int colon = line.indexOf(": \"");
        ok =
            colon > 0
                && entry('"' + line.substring(0, colon) + '"' + line.substring(colon), scalars);
      }
      if (!ok) {
        return new Parsed(Optional.empty(), number);
      }
    }
    return new Parsed(Optional.of(new LockText(scalars, maps)), 0);
  }

  private static boolean entry(String line, Map<String, String> into) {
    Quotes quotes = new Quotes(line);
    Optional<String> key = quotes.next();
    boolean colon = quotes.skip(": ");
    Optional<String> value = quotes.next();
    return colon
        && quotes.atEnd()
        && key.isPresent()
        && value.isPresent()
        && into.put(key.get(), value.get()) == null;
  }

  /** Reads quoted strings from a line, one after the other. */
  private static final class Quotes {
    private final String line;
    private int at;

    Quotes(String line) {
      this.line = line;
    }

    boolean atEnd() {
      return at == line.length();
    }

    boolean skip(String text) {
      boolean there = line.startsWith(text, at);
      at += there ? text.length() : 0;
      return there;
    }

    Optional<String> next() {
      if (!skip("\"")) {
        return Optional.empty();
      }
      StringBuilder out = new StringBuilder();
      while (at < line.length()) {
        if (skip("\"")) {
          return Optional.of(out.toString());
        }
        if (skip("\\x") && at + 2 <= line.length()) {
          out.append((char) Integer.parseInt(line, at, at + 2, 16));
          at += 2;
        } else {
          skip("\\");
          out.append(at < line.length() ? line.charAt(at) : '"');
          at++;
        }
      }
      return Optional.empty();
    }
  }
}
