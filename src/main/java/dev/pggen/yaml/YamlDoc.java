package dev.pggen.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A YAML document that we build, to be printed by {@link YamlPrinter}. Documents are equal when
 * they say the same: the kind of quotes and of layout does not count.
 */
public sealed interface YamlDoc
    permits YamlDoc.Map, YamlDoc.Seq, YamlDoc.Text, YamlDoc.Bare, YamlDoc.Shared {

  /** Nothing. */
  YamlDoc NULL = new Bare("null");

  /** Text, always quoted. */
  static YamlDoc of(String text) {
    return new Text(text, YamlStyle.DOUBLE);
  }

  /**
   * Text that people read: a line each, where every reader takes those lines for what they are;
   * else quoted.
   */
  static YamlDoc lines(String text) {
    return new Text(text, YamlStyle.BLOCK);
  }

  /** Text in single quotes where it has only printable characters; dclint wants ports so. */
  static YamlDoc single(String text) {
    return new Text(text, YamlStyle.SINGLE);
  }

  /** A bare whole number. */
  static YamlDoc of(long number) {
    return new Bare(Long.toString(number));
  }

  /** A whole number of any size. */
  static YamlDoc of(BigInteger number) {
    return new Bare(number.toString());
  }

  /** A bare number, never with an exponent. */
  static YamlDoc of(BigDecimal number) {
    return new Bare(number.toPlainString());
  }

  /** A bare boolean. */
  static YamlDoc of(boolean value) {
    return new Bare(Boolean.toString(value));
  }

  /** A list of texts. */
  static Seq of(Collection<String> texts) {
    Seq list = new Seq();
    texts.forEach(list::add);
    return list;
  }

  /** What was read, its comments and tags left behind. */
  static YamlDoc of(YamlNode node) {
    return DocConversion.of(node);
  }

  /**
   * Text.
   *
   * @param value any characters but half ones
   * @param style a wish; a text that cannot be written so stands in double quotes
   */
  record Text(String value, YamlStyle style) implements YamlDoc {
    public Text {
      if (value.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff)) {
        throw new IllegalArgumentException("text with half a character");
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Text text && value.equals(text.value);
    }

    @Override
    public int hashCode() {
      return value.hashCode();
    }
  }

  /**
   * Text that stands at several places and is printed once: the others name its anchor.
   *
   * @param anchor letters only, one for each text
   * @param text what stands there
   */
  record Shared(String anchor, Text text) implements YamlDoc {}

  /**
   * A number, boolean or null.
   *
   * @param value as printed
   */
  record Bare(String value) implements YamlDoc {
    private static final Pattern FORM =
        Pattern.compile("true|false|null|-?[0-9]+(\\.[0-9]+)?|-?\\.inf|\\.nan");

    public Bare {
      if (!FORM.matcher(value).matches()) {
        throw new IllegalArgumentException("not a number, boolean or null: " + value);
      }
    }
  }

  /** Keys and values in the order in which they were put. */
  final class Map implements YamlDoc {
    private final LinkedHashMap<String, YamlDoc> entries = new LinkedHashMap<>();
    private boolean flow;

    /** Adds a key; a key is put once. */
    public Map put(String key, YamlDoc value) {
      if (entries.putIfAbsent(new Text(key, YamlStyle.DOUBLE).value(), value) != null) {
        throw new IllegalArgumentException("the key " + key + " is put twice");
      }
      return this;
    }

    /** Adds quoted text. */
    public Map put(String key, String text) {
      return put(key, of(text));
    }

    /** Adds a bare whole number. */
    public Map put(String key, long number) {
      return put(key, of(number));
    }

    /** Adds a bare number. */
    public Map put(String key, BigDecimal number) {
      return put(key, of(number));
    }

    /** Adds a bare boolean. */
    public Map put(String key, boolean value) {
      return put(key, of(value));
    }

    /** Adds a list of quoted texts. */
    public Map put(String key, Collection<String> texts) {
      return put(key, of(texts));
    }

    /** Adds a key only if there is a value. */
    public Map put(String key, Optional<? extends YamlDoc> value) {
      value.ifPresent(present -> put(key, present));
      return this;
    }

    /** Adds a key only if the map or list has something in it. */
    public Map putUnlessEmpty(String key, YamlDoc value) {
      boolean empty =
          (value instanceof Map map && map.entries.isEmpty())
              || (value instanceof Seq seq && seq.items.isEmpty());
      return empty ? this : put(key, value);
    }

    /** Prints it on one line. */
    public Map flow() {
      flow = true;
      return this;
    }

    /** Keys and values in order. */
    public java.util.Map<String, YamlDoc> entries() {
      return Collections.unmodifiableMap(entries);
    }

    /** The value of a key. */
    public Optional<YamlDoc> get(String key) {
      return Optional.ofNullable(entries.get(key));
    }

    boolean isFlow() {
      return flow || entries.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Map map && entries.equals(map.entries);
    }

    @Override
    public int hashCode() {
      return entries.hashCode();
    }

    @Override
    public String toString() {
      return entries.toString();
    }
  }

  /** Values in order. */
  final class Seq implements YamlDoc {
    private final List<YamlDoc> items = new ArrayList<>();
    private boolean flow;

    /** Adds a value. */
    public Seq add(YamlDoc value) {
      items.add(value);
      return this;
    }

    /** Adds quoted text. */
    public Seq add(String text) {
      return add(of(text));
    }

    /** Prints it on one line. */
    public Seq flow() {
      flow = true;
      return this;
    }

    /** The values in order. */
    public List<YamlDoc> items() {
      return Collections.unmodifiableList(items);
    }

    boolean isFlow() {
      return flow || items.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Seq seq && items.equals(seq.items);
    }

    @Override
    public int hashCode() {
      return items.hashCode();
    }

    @Override
    public String toString() {
      return items.toString();
    }
  }
}
