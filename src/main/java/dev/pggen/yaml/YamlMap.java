package dev.pggen.yaml;

import dev.pggen.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys and their values in the order of the file; no key is there twice. */
public final class YamlMap implements YamlNode {
  private final List<Entry> entries;
  private final Map<String, Entry> byKey;
  private final Span span;
  private final String tag;

  /**
   * A key and its value.
   *
   * @param key its text is the key, whatever it looks like: {@code on} and {@code 5432} are strings
   * @param value what belongs to it
   */
  public record Entry(YamlScalar key, YamlNode value) {
    /** The key's text. */
    public String name() {
      return key.text();
    }
  }

  /**
   * A map of these entries.
   *
   * @throws IllegalArgumentException if two have the same key
   */
  public YamlMap(List<Entry> entries, Span span, String tag) {
    this.entries = List.copyOf(entries);
    this.span = span;
    this.tag = tag;
    this.byKey = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (byKey.put(entry.name(), entry) != null) {
        throw new IllegalArgumentException("the key " + entry.name() + " is there twice");
      }
    }
  }

  /** All entries in order. */
  public List<Entry> entries() {
    return entries;
  }

  /** The keys in order. */
  public List<String> keys() {
    return List.copyOf(byKey.keySet());
  }

  /** The value of a key. */
  public Optional<YamlNode> get(String key) {
    return entry(key).map(Entry::value);
  }

  /** A key with its value. */
  public Optional<Entry> entry(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** The same place with other entries. */
  public YamlMap with(List<Entry> others) {
    return new YamlMap(others, span, tag);
  }

  @Override
  public Span span() {
    return span;
  }

  @Override
  public String tag() {
    return tag;
  }

  @Override
  public String described() {
    return "a map";
  }

  @Override
  public String toString() {
    return "map " + byKey.keySet() + " at " + span;
  }
}
