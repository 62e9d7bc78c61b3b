package dev.pggen.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which keys the schema of a question may have, by its type; TrueNAS 25.10 reads these alone. */
final class QuestionShapes {
  private static final Shape ANY = new Shape.Any();
  private static final Shape ARRAY = new Shape.Several(ANY);
  private static final Map<String, Shape> COMMON = common();
  private static final Map<String, Shape.Keys> BY_TYPE = byType();

  /** Types that older releases had. */
  static final Set<String> GONE = Set.of("cron", "hostpathdirectory", "hostpathfile");

  /** Keys that will be taken away. */
  static final Set<String> LEAVING =
      Set.of("subquestions", "show_subquestions_if", "editable", "additional_attrs");

  private QuestionShapes() {}

  /** The types, sorted. */
  static Set<String> types() {
    return BY_TYPE.keySet();
  }

  static Shape.Keys of(String type) {
    return BY_TYPE.getOrDefault(type, Shape.keys(Set.of(), false));
  }

  private static Map<String, Shape> common() {
    Map<String, Shape> keys = new LinkedHashMap<>();
    keys.put("type", Shape.TEXT);
    for (String flag : new String[] {"required", "null", "immutable", "hidden", "editable"}) {
      keys.put(flag, Shape.BOOLEAN);
    }
    for (String list : new String[] {"show_if", "$ref", "$ui-ref", "subquestions"}) {
      keys.put(list, ARRAY);
    }
    keys.put("show_subquestions_if", ANY);
    keys.put("default", ANY);
    return keys;
  }

  private static Map<String, Shape.Keys> byType() {
    Map<String, Shape.Keys> types = new TreeMap<>();
    Shape.Keys matched = with("valid_chars", Shape.TEXT, "valid_chars_error", Shape.TEXT);
    Shape.Keys lengths = with(matched, "min_length", Shape.INTEGER, "max_length", Shape.INTEGER);
    Shape.Keys words = with(lengths, "enum", ARRAY, "private", Shape.BOOLEAN);
    types.put("string", words);
    types.put("text", with(words, "language", Shape.text("yaml|json|toml|text", "a language")));
    types.put("int", with("min", Shape.INTEGER, "max", Shape.INTEGER, "enum", ARRAY));
    types.put("boolean", with("enum", ARRAY));
    types.put("ipaddr", with("ipv4", Shape.BOOLEAN, "ipv6", Shape.BOOLEAN, "cidr", Shape.BOOLEAN));
    types.put("uri", matched);
    types.put("path", lengths);
    types.put("hostpath", lengths);
    types.put("dict", with("attrs", ARRAY, "additional_attrs", Shape.BOOLEAN));
    types.put("list", with("items", ARRAY, "min", Shape.INTEGER, "max", Shape.INTEGER));
    return types;
  }

  private static Shape.Keys with(Object... keysAndShapes) {
    return with(new Shape.Keys(COMMON, Set.of(), false), keysAndShapes);
  }

  private static Shape.Keys with(Shape.Keys base, Object... keysAndShapes) {
    Map<String, Shape> keys = new LinkedHashMap<>(base.keys());
    keys.putAll(Shape.keys(Set.of(), false, keysAndShapes).keys());
    return new Shape.Keys(keys, Set.of(), false);
  }
}
