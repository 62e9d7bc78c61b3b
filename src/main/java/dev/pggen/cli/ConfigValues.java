package dev.pggen.cli;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Span;
import dev.pggen.spec.ShapeRules;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A map of a configuration, asked for values; each mistake is a finding with its place. */
final class ConfigValues {
  private final YamlMap map;
  private final List<Finding> findings;

  /** Of a map; what is wrong in it is added to some findings. */
  ConfigValues(YamlMap map, List<Finding> findings) {
    this.map = map;
    this.findings = findings;
  }

  /** A map in a list, if it is one; only these keys may stand in it. */
  static Optional<ConfigValues> of(
      YamlNode node, String what, List<String> keys, List<Finding> findings) {
    if (node instanceof YamlMap map) {
      ConfigValues values = new ConfigValues(map, findings);
      values.only(keys);
      return Optional.of(values);
    }
    findings.add(
        ShapeRules.WRONG_TYPE
            .at(node.span(), what + " must be a map, not " + node.described())
            .help("its keys: " + String.join(", ", keys)));
    return Optional.empty();
  }

  /** Complains about all other keys. */
  void only(List<String> keys) {
    for (YamlMap.Entry entry : map.entries()) {
      if (!keys.contains(entry.name())) {
        complain(
            ShapeRules.UNKNOWN_KEY,
            entry.key().span(),
            "unknown key `" + entry.name() + "`" + meant(entry.name(), keys),
            "keys here: " + String.join(", ", keys));
      }
    }
  }

  /** The question behind a word that is none of some others. */
  static String meant(String word, List<String> words) {
    for (String each : words) {
      if (Typo.isNear(word.replace('-', '_'), each)) {
        return "; did you mean `" + each + "`?";
      }
    }
    return "";
  }

  /** The value of a key; a key with nothing behind it is a mistake. */
  Optional<YamlNode> value(String key) {
    Optional<YamlNode> value = map.get(key);
    if (value.filter(YamlNode::isNull).isEmpty()) {
      return value;
    }
    complain(
        ShapeRules.EMPTY_VALUE,
        map.entry(key).orElseThrow().key().span(),
        "`" + key + "` has no value",
        "write one, or take the key out");
    return Optional.empty();
  }

  /** Text that must be there and be in one line. */
  Optional<YamlScalar> text(String key, String example) {
    Optional<YamlNode> value = value(key);
    if (value.isEmpty()) {
      missing(key, "`" + key + ": " + example + "`");
      return Optional.empty();
    }
    Optional<YamlScalar> text =
        value.get().asScalar().filter(s -> s.isString() && !s.text().isBlank());
    if (text.filter(t -> t.text().strip().chars().allMatch(c -> c >= ' ')).isEmpty()) {
      complain(
          ShapeRules.WRONG_TYPE,
          value.get().span(),
          "`" + key + "` must be a line of text",
          "write `" + key + ": " + example + "`");
      return Optional.empty();
    }
    return text;
  }

  /** Complains that a key is not there. */
  void missing(String key, String form) {
    if (map.get(key).isEmpty()) {
      complain(ShapeRules.MISSING_KEY, map.span(), "`" + key + "` is missing", "write " + form);
    }
  }

  /** One of the words of an enum. */
  <E extends Enum<E>> Optional<E> word(String key, YamlNode node, E[] words, String all) {
    String text = node.asScalar().map(YamlScalar::text).orElse(node.described());
    String near = "";
    for (E word : words) {
      String label = word.name().toLowerCase(Locale.ROOT);
      if (label.equals(text)) {
        return Optional.of(word);
      }
      boolean begun = text.length() > 2 && label.startsWith(text);
      near = near.isEmpty() && (begun || Typo.isNear(text, label)) ? label : near;
    }
    String question = near.isEmpty() ? "" : "; did you mean `" + near + "`?";
    complain(
        ShapeRules.BAD_VALUE,
        node.span(),
        "`" + key + "` must be " + all + question,
        "write one of the three; to switch a rule off, name it below `ignore`");
    return Optional.empty();
  }

  /** A list of words that are not empty; without the key an empty one. */
  List<YamlScalar> words(String key, String example) {
    Optional<YamlNode> value = value(key);
    if (value.isEmpty()) {
      return List.of();
    }
    String help = "write `" + key + ": [" + example + "]`";
    List<YamlScalar> words = new ArrayList<>();
    for (YamlNode item : items(key, value.get(), help)) {
      if (item instanceof YamlScalar scalar && scalar.isString() && !scalar.text().isBlank()) {
        words.add(scalar);
      } else {
        complain(ShapeRules.WRONG_TYPE, item.span(), "`" + key + "` is a list of words", help);
      }
    }
    return words;
  }

  /** What a list holds that must hold something. */
  List<YamlNode> items(String key, YamlNode value, String help) {
    if (value.asList().isEmpty()) {
      complain(
          ShapeRules.WRONG_TYPE,
          value.span(),
          "`" + key + "` must be a list, not " + value.described(),
          help);
      return List.of();
    }
    if (value.asList().get().items().isEmpty()) {
      complain(ShapeRules.BAD_VALUE, value.span(), "`" + key + "` names nothing", help);
    }
    return value.asList().get().items();
  }

  /** What a map holds; without the key nothing. */
  List<YamlMap.Entry> entries(String key, String example) {
    Optional<YamlNode> value = value(key);
    if (value.isPresent() && value.get().asMap().isEmpty()) {
      complain(
          ShapeRules.WRONG_TYPE,
          value.get().span(),
          "`" + key + "` must be a map, not " + value.get().described(),
          "write `" + key + ": {" + example + "}`");
    }
    return value.flatMap(YamlNode::asMap).map(YamlMap::entries).orElse(List.of());
  }

  /** Where the map stands. */
  Span span() {
    return map.span();
  }

  /** Adds a finding. */
  void complain(RuleInfo rule, Span span, String message, String help) {
    findings.add(rule.at(span, message).help(help));
  }

  /** Adds a finding that somebody else made. */
  void add(Finding finding) {
    findings.add(finding);
  }
}
