package dev.pggen.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Prints documents: text always quoted and never folded, two blanks of indent, list items indented
 * under their key. The same document always gives the same bytes.
 */
public final class YamlPrinter {
  /** Readers look for the colon of a key at most 1024 characters ahead. */
  private static final int LONGEST_KEY = 1000;

  private final StringBuilder out = new StringBuilder();
  private final Map<List<String>, Integer> lines = new LinkedHashMap<>();
  private final List<String> path = new ArrayList<>();
  private final Set<String> anchors = new HashSet<>();
  private int line = 1;

  private YamlPrinter() {}

  /**
   * A whole file.
   *
   * @param header comment lines for its top, without the {@code #}; may be none
   */
  public static PrintedYaml print(YamlDoc document, List<String> header) {
    YamlPrinter printer = new YamlPrinter();
    for (String comment : header) {
      printer.out.append(comment.isEmpty() ? "#" : "# " + YamlQuoting.comment(comment));
      printer.newLine();
    }
    printer.out.append("---");
    printer.newLine();
    printer.mark();
    printer.block(document, 0);
    return new PrintedYaml(printer.out.toString(), printer.lines);
  }

  /** A whole file without a header. */
  public static PrintedYaml print(YamlDoc document) {
    return print(document, List.of());
  }

  /** At the place where its first line begins; ends with a line break. */
  private void block(YamlDoc doc, int indent) {
    if (doc instanceof YamlDoc.Map map && !map.isFlow()) {
      entries(map, indent);
    } else if (doc instanceof YamlDoc.Seq seq && !seq.isFlow()) {
      items(seq, indent);
    } else if (doc instanceof YamlDoc.Text text && YamlQuoting.isBlock(text)) {
      lines(text.value(), indent);
    } else {
      inline(doc);
      newLine();
    }
  }

  private void lines(String text, int indent) {
    out.append('|');
    newLine();
    for (String each : text.split("\n", -1)) {
      if (!each.isEmpty()) {
        out.append(" ".repeat(Math.max(indent, 2))).append(each);
      }
      newLine();
    }
    // the last line was ended by its own break
    out.setLength(out.length() - 1);
    line--;
  }

  private void entries(YamlDoc.Map map, int indent) {
    boolean first = true;
    for (Map.Entry<String, YamlDoc> entry : map.entries().entrySet()) {
      indentUnless(first, indent);
      first = false;
      path.add(entry.getKey());
      mark();
      key(entry.getKey(), indent);
      YamlDoc value = entry.getValue();
      if (isBlock(value)) {
        newLine();
        out.append(" ".repeat(indent + 2));
      } else {
        out.append(' ');
      }
      block(value, indent + 2);
      path.remove(path.size() - 1);
    }
  }

  private void items(YamlDoc.Seq seq, int indent) {
    int number = 0;
    for (YamlDoc item : seq.items()) {
      indentUnless(number == 0, indent);
      path.add(Integer.toString(number++));
      mark();
      out.append("- ");
      block(item, indent + 2);
      path.remove(path.size() - 1);
    }
  }

  private void key(String text, int indent) {
    String key = YamlQuoting.key(text);
    if (key.length() > LONGEST_KEY) {
      out.append("? ").append(key);
      newLine();
      out.append(" ".repeat(indent)).append(':');
    } else {
      out.append(key).append(':');
    }
  }

  private void inline(YamlDoc doc) {
    if (doc instanceof YamlDoc.Text text) {
      out.append(YamlQuoting.text(text));
    } else if (doc instanceof YamlDoc.Bare bare) {
      out.append(bare.value());
    } else if (doc instanceof YamlDoc.Shared shared) {
      boolean first = anchors.add(shared.anchor());
      out.append(first ? "&" : "*").append(shared.anchor());
      out.append(first ? " " + YamlQuoting.text(shared.text()) : "");
    } else if (doc instanceof YamlDoc.Seq seq) {
      inlineItems(seq);
    } else {
      inlineEntries((YamlDoc.Map) doc);
    }
  }

  private void inlineItems(YamlDoc.Seq seq) {
    out.append('[');
    for (int i = 0; i < seq.items().size(); i++) {
      out.append(i == 0 ? "" : ", ");
      inside(Integer.toString(i), seq.items().get(i));
    }
    out.append(']');
  }

  private void inlineEntries(YamlDoc.Map map) {
    out.append('{');
    Iterator<Map.Entry<String, YamlDoc>> entries = map.entries().entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, YamlDoc> entry = entries.next();
      String key = YamlQuoting.key(entry.getKey());
      out.append(key.length() > LONGEST_KEY ? "? " + key : key).append(": ");
      inside(entry.getKey(), entry.getValue());
      out.append(entries.hasNext() ? ", " : "");
    }
    out.append('}');
  }

  private void inside(String step, YamlDoc value) {
    path.add(step);
    mark();
    inline(value);
    path.remove(path.size() - 1);
  }

  private static boolean isBlock(YamlDoc doc) {
    return (doc instanceof YamlDoc.Map map && !map.isFlow())
        || (doc instanceof YamlDoc.Seq seq && !seq.isFlow());
  }

  private void indentUnless(boolean first, int indent) {
    if (!first) {
      out.append(" ".repeat(indent));
    }
  }

  private void mark() {
    lines.put(List.copyOf(path), line);
  }

  private void newLine() {
    out.append('\n');
    line++;
  }
}
