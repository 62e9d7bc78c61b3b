package dev.pggen.hcl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HCL file as it is written: a tree whose texts are what the consumer shall get. Nothing in it
 * is escaped; {@link HclPrinter} does that.
 */
public final class HclDocument {
  private HclDocument() {}

  /** What stands in a body, in its order. */
  public sealed interface Item {}

  /**
   * {@code name = value}.
   *
   * @param name an identifier
   * @param value what it is
   */
  public record Attribute(String name, Value value) implements Item {}

  /**
   * A block with its labels.
   *
   * @param type an identifier
   * @param labels texts
   * @param passes how often the consumer looks for {@code ${…}} in texts below; at least 1
   * @param body what stands between the braces
   */
  public record Block(String type, List<String> labels, int passes, Body body) implements Item {
    public Block {
      labels = List.copyOf(labels);
    }
  }

  /**
   * A line for readers, and for nobody else.
   *
   * @param text without the sign, one line
   */
  public record Comment(String text) implements Item {}

  /** What stands at the right of an equals sign. */
  public sealed interface Value {}

  /** Text, in quotes or, where that is exact, as a heredoc. */
  public record Text(String text, boolean heredoc) implements Value {}

  /** A number. */
  public record Num(BigDecimal number) implements Value {}

  /** {@code true} or {@code false}. */
  public record Bool(boolean value) implements Value {}

  /** A list. */
  public record Items(List<Value> values) implements Value {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** A map with keys that may be any text. */
  public record Entries(Map<String, Value> values) implements Value {
    public Entries {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /** A value from elsewhere, like {@code var.datacenters}. */
  public record Reference(String path) implements Value {}

  /** Text. */
  public static Value text(String text) {
    return new Text(text, false);
  }

  /** Text of many lines, which is to be read as it is. */
  public static Value lines(String text) {
    return new Text(text, true);
  }

  /** A whole number. */
  public static Value number(long number) {
    return new Num(BigDecimal.valueOf(number));
  }

  /** A truth value. */
  public static Value bool(boolean value) {
    return new Bool(value);
  }

  /** A list of texts. */
  public static Value texts(Iterable<String> texts) {
    List<Value> values = new ArrayList<>();
    texts.forEach(t -> values.add(text(t)));
    return new Items(values);
  }

  /** The inside of a block, or a whole file. */
  public static final class Body {
    private final List<Item> items = new ArrayList<>();

    /** What stands in it. */
    public List<Item> items() {
      return Collections.unmodifiableList(items);
    }

    /** Adds an attribute. */
    public Attribute put(String name, Value value) {
      Attribute attribute = new Attribute(name, value);
      items.add(attribute);
      return attribute;
    }

    /** Adds an attribute below the others, above the blocks. */
    public Attribute insert(String name, Value value) {
      Attribute attribute = new Attribute(name, value);
      int at = 0;
      while (at < items.size() && !(items.get(at) instanceof Block)) {
        at++;
      }
      items.add(at, attribute);
      return attribute;
    }

    /** Adds a block below the last one of its type, or below all. */
    public Block insert(Block block) {
      int at = items.size();
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i) instanceof Block other && other.type().equals(block.type())) {
          at = i + 1;
        }
      }
      items.add(at, block);
      return block;
    }

    /** Puts one thing in the place of another, which is there. */
    public <T extends Item> T replace(Item old, T item) {
      items.set(indexOf(old), item);
      return item;
    }

    /** Takes a thing out that is there. */
    public void remove(Item item) {
      items.remove(indexOf(item));
    }

    /** By identity: two equal attributes are two. */
    private int indexOf(Item item) {
      int at = 0;
      while (items.get(at) != item) {
        at++;
      }
      return at;
    }

    /** Adds a comment of one line. */
    public void comment(String text) {
      items.add(new Comment(text));
    }

    /** Adds an empty block. */
    public Block block(String type, String... labels) {
      return add(new Block(type, List.of(labels), 1, new Body()));
    }

    /** Adds an empty block whose texts the consumer looks through more than once. */
    public Block block(int passes, String type) {
      return add(new Block(type, List.of(), passes, new Body()));
    }

    /** Adds what belongs to another tree. */
    public <T extends Item> T add(T item) {
      items.add(item);
      return item;
    }

    /** The value of an attribute. */
    public Optional<Value> get(String name) {
      return items.stream()
          .filter(i -> i instanceof Attribute a && a.name().equals(name))
          .map(i -> ((Attribute) i).value())
          .findFirst();
    }
  }
}
