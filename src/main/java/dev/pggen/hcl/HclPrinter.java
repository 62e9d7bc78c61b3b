package dev.pggen.hcl;

import dev.pggen.hcl.HclDocument.Attribute;
import dev.pggen.hcl.HclDocument.Block;
import dev.pggen.hcl.HclDocument.Body;
import dev.pggen.hcl.HclDocument.Comment;
import dev.pggen.hcl.HclDocument.Item;
import dev.pggen.hcl.HclDocument.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Prints trees as {@code hclfmt} and {@code nomad fmt} leave them: two blanks of indent, equals
 * signs of neighbouring lines in one column. The same tree always gives the same bytes.
 */
public final class HclPrinter {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*(\\.[A-Za-z_][A-Za-z0-9_-]*)*");
  private static final int WIDTH = 100;

  private final StringBuilder out = new StringBuilder();
  private final List<PrintedHcl.Mark> marks = new ArrayList<>();
  private int line = 1;

  private HclPrinter() {}

  /**
   * A whole file.
   *
   * @throws IllegalArgumentException if a name is no identifier, or HCL cannot hold a text
   */
  public static PrintedHcl print(Body file) {
    HclPrinter printer = new HclPrinter();
    printer.body(file, 0, 1);
    return new PrintedHcl(printer.out.toString(), printer.marks);
  }

  private void body(Body body, int indent, int passes) {
    List<Item> items = body.items();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      if (i > 0 && isApart(items, i)) {
        newLine();
      }
      if (item instanceof Comment comment) {
        out.append(" ".repeat(indent)).append(("# " + comment(comment.text())).stripTrailing());
        newLine();
      } else if (item instanceof Block block) {
        block(block, indent, Math.max(passes, block.passes()));
      } else {
        attribute((Attribute) item, indent, widest(items, i), passes);
      }
    }
  }

  /** Blocks stand apart, with the comments above them. */
  private static boolean isApart(List<Item> items, int i) {
    if (items.get(i - 1) instanceof Comment) {
      return false;
    }
    return items.get(i - 1) instanceof Block || announced(items, i) instanceof Block;
  }

  private static Item announced(List<Item> items, int from) {
    int i = from;
    while (i < items.size() - 1 && items.get(i) instanceof Comment) {
      i++;
    }
    return items.get(i);
  }

  private static String comment(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
  }

  private void block(Block block, int indent, int passes) {
    marks.add(new PrintedHcl.Mark(line, block));
    out.append(" ".repeat(indent)).append(identifier(block.type()));
    block.labels().forEach(label -> out.append(' ').append(HclQuoting.quoted(label, 1)));
    out.append(" {");
    newLine();
    body(block.body(), indent + 2, passes);
    out.append(" ".repeat(indent)).append('}');
    newLine();
  }

  /** The longest name among the neighbours whose equals signs stand in one column. */
  private static int widest(List<Item> items, int at) {
    if (!isAligned(items.get(at))) {
      return 0;
    }
    int from = at;
    while (from > 0 && isAligned(items.get(from - 1))) {
      from--;
    }
    int widest = 0;
    for (int i = from; i < items.size() && isAligned(items.get(i)); i++) {
      widest = Math.max(widest, ((Attribute) items.get(i)).name().length());
    }
    return widest;
  }

  private static boolean isAligned(Item item) {
    return item instanceof Attribute a && !isTall(a.value());
  }

  /** Whether its first line ends inside brackets. */
  private static boolean isTall(Value value) {
    if (value instanceof HclDocument.Entries entries) {
      return !entries.values().isEmpty();
    }
    return value instanceof HclDocument.Items list
        && (list.values().stream().anyMatch(HclPrinter::isTall) || width(list) > WIDTH);
  }

  /** The same at any depth and for any escaping: only what the tree says decides. */
  private static int width(HclDocument.Items list) {
    return list.values().stream().mapToInt(v -> oneLine(v, 2).length() + 2).sum();
  }

  private void attribute(Attribute attribute, int indent, int widest, int passes) {
    marks.add(new PrintedHcl.Mark(line, attribute));
    String name = identifier(attribute.name());
    out.append(" ".repeat(indent)).append(name);
    out.append(" ".repeat(Math.max(0, widest - name.length()))).append(" = ");
    value(attribute.value(), indent, passes, true);
    newLine();
  }

  private void value(Value value, int indent, int passes, boolean attribute) {
    if (value instanceof HclDocument.Items list && isTall(list)) {
      out.append('[');
      newLine();
      for (Value each : list.values()) {
        out.append(" ".repeat(indent + 2));
        value(each, indent + 2, passes, false);
        out.append(',');
        newLine();
      }
      out.append(" ".repeat(indent)).append(']');
    } else if (value instanceof HclDocument.Entries entries && !entries.values().isEmpty()) {
      entries(entries, indent, passes);
    } else if (value instanceof HclDocument.Text text
        && attribute
        && text.heredoc()
        && HclQuoting.fitsHeredoc(text.text())) {
      heredoc(text.text(), passes);
    } else {
      out.append(oneLine(value, passes));
    }
  }

  private void entries(HclDocument.Entries entries, int indent, int passes) {
    out.append('{');
    newLine();
    int widest = 0;
    for (Map.Entry<String, Value> entry : entries.values().entrySet()) {
      if (isTall(entry.getValue())) {
        throw new IllegalArgumentException("maps hold only what fits into a line");
      }
      widest = Math.max(widest, HclQuoting.key(entry.getKey(), passes).length());
    }
    for (Map.Entry<String, Value> entry : entries.values().entrySet()) {
      String key = HclQuoting.key(entry.getKey(), passes);
      out.append(" ".repeat(indent + 2)).append(key).append(" ".repeat(widest - key.length()));
      out.append(" = ").append(oneLine(entry.getValue(), passes));
      newLine();
    }
    out.append(" ".repeat(indent)).append('}');
  }

  private void heredoc(String text, int passes) {
    String marker = HclQuoting.marker(text);
    out.append("<<").append(marker);
    newLine();
    out.append(HclQuoting.literal(text, passes)).append(marker);
    line += (int) text.chars().filter(c -> c == '\n').count();
  }

  private static String oneLine(Value value, int passes) {
    if (value instanceof HclDocument.Text text) {
      return HclQuoting.quoted(text.text(), passes);
    }
    if (value instanceof HclDocument.Num number) {
      return number.number().toPlainString();
    }
    if (value instanceof HclDocument.Bool bool) {
      return Boolean.toString(bool.value());
    }
    if (value instanceof HclDocument.Items list) {
      return list.values().stream()
          .map(v -> oneLine(v, passes))
          .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof HclDocument.Reference reference) {
      if (!PATH.matcher(reference.path()).matches()) {
        throw new IllegalArgumentException("no reference: " + reference.path());
      }
      return reference.path();
    }
    return "{}";
  }

  private static String identifier(String name) {
    if (!IDENTIFIER.matcher(name).matches()) {
      throw new IllegalArgumentException("no identifier: " + name);
    }
    return name;
  }

  private void newLine() {
    out.append('\n');
    line++;
  }
}
