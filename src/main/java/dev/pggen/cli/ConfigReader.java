package dev.pggen.cli;

import dev.pggen.lint.Profile;
import dev.pggen.lint.Rule;
import dev.pggen.lint.RuleWords;
import dev.pggen.lint.SuppressionRules;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.spec.ShapeRules;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlReader;
import dev.pggen.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads {@code pggen.config.yaml} without the schema engine, which no run with a good file needs.
 * {@code schemas/config-1.schema.json} says the same to editors.
 */
final class ConfigReader {
  /** In the order in which they are explained. */
  static final List<String> KEYS =
      List.of("profile", "fail_on", "select", "ignore", "severity", "never_ignore", "exclude");

  private final List<Finding> findings = new ArrayList<>();
  private final YamlMap map;

  private ConfigReader(YamlMap map) {
    this.map = map;
  }

  /** What the bytes of a file say. */
  static Result<Config> read(String shown, Path file, byte[] bytes) {
    Result<YamlDocument> document = YamlReader.read(shown, bytes, YamlDialect.SPEC);
    if (document.value().isEmpty()) {
      return Result.failed(document.findings());
    }
    Path home = java.util.Objects.requireNonNullElse(file.getParent(), file);
    YamlNode root = document.value().get().root();
    if (root.isNull()) {
      return Result.of(Config.none(home), document.findings());
    }
    if (!(root instanceof YamlMap map)) {
      return Result.failed(
          List.of(
              ShapeRules.WRONG_TYPE
                  .at(root.span(), "a configuration must be a map, not " + root.described())
                  .help("write keys and values, like `profile: strict`")));
    }
    ConfigReader reader = new ConfigReader(map);
    Config config = reader.config(home);
    reader.findings.addAll(document.findings());
    return Result.of(config, reader.findings);
  }

  private Config config(Path home) {
    for (YamlMap.Entry entry : map.entries()) {
      if (!KEYS.contains(entry.name())) {
        findings.add(
            ShapeRules.UNKNOWN_KEY
                .at(entry.key().span(), "unknown key `" + entry.name() + "`" + meant(entry.name()))
                .help("keys here: " + String.join(", ", KEYS)));
      }
    }
    List<Rule> selected = rules("select");
    List<Rule> ignored = rules("ignore");
    return new Config(
        home,
        value("profile")
            .flatMap(n -> word("profile", n, Profile.values(), "essential, default or strict")),
        value("fail_on")
            .flatMap(n -> word("fail_on", n, Severity.values(), "error, warning or info")),
        selected,
        ignored,
        severities(),
        neverIgnored(selected, ignored),
        exclude());
  }

  private static String meant(String key) {
    return KEYS.stream()
        .filter(k -> Typo.isNear(key.replace('-', '_'), k))
        .findFirst()
        .map(k -> "; did you mean `" + k + "`?")
        .orElse("");
  }

  /** The value of a key; a key with nothing behind it is a mistake. */
  private Optional<YamlNode> value(String key) {
    Optional<YamlNode> value = map.get(key);
    if (value.filter(YamlNode::isNull).isEmpty()) {
      return value;
    }
    findings.add(
        ShapeRules.EMPTY_VALUE
            .at(map.entry(key).orElseThrow().key().span(), "`" + key + "` has no value")
            .help("write one, or take the key out"));
    return Optional.empty();
  }

  private <E extends Enum<E>> Optional<E> word(String key, YamlNode node, E[] words, String all) {
    String text = node.asScalar().map(YamlScalar::text).orElse(node.described());
    for (E word : words) {
      if (word.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(word);
      }
    }
    String near = "";
    for (E word : words) {
      String label = word.name().toLowerCase(Locale.ROOT);
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

  private List<YamlScalar> words(String key, String example) {
    Optional<YamlNode> value = value(key);
    if (value.isEmpty()) {
      return List.of();
    }
    String help = "write `" + key + ": [" + example + "]`";
    if (value.get().asList().isEmpty()) {
      String found = value.get().described();
      complain(
          ShapeRules.WRONG_TYPE,
          value.get().span(),
          "`" + key + "` must be a list, not " + found,
          help);
      return List.of();
    }
    List<YamlScalar> words = new ArrayList<>();
    for (YamlNode item : value.get().asList().get().items()) {
      if (item instanceof YamlScalar scalar && scalar.isString() && !scalar.text().isBlank()) {
        words.add(scalar);
      } else {
        complain(ShapeRules.WRONG_TYPE, item.span(), "`" + key + "` is a list of words", help);
      }
    }
    if (value.get().asList().get().items().isEmpty()) {
      complain(ShapeRules.BAD_VALUE, value.get().span(), "`" + key + "` names nothing", help);
    }
    return words;
  }

  private List<Rule> rules(String key) {
    List<Rule> rules = new ArrayList<>();
    for (YamlScalar word : words(key, "network, PG602")) {
      if (known(word, !RuleWords.meant(word.text()).isEmpty())) {
        rules.addAll(RuleWords.meant(word.text()));
        if (key.equals("ignore")) {
          Unacceptable.leftOut(word).ifPresent(findings::add);
        }
      }
    }
    return rules;
  }

  private Set<String> neverIgnored(List<Rule> selected, List<Rule> ignored) {
    Set<String> ids = new TreeSet<>();
    for (YamlScalar word : words("never_ignore", "network, PG602")) {
      List<Rule> meant = RuleWords.meant(word.text());
      if (known(word, !meant.isEmpty())) {
        meant.forEach(rule -> ids.add(rule.info().id()));
        findings.addAll(NeverIgnored.leftOut(word, meant, selected, ignored));
      }
    }
    return ids;
  }

  private Map<String, Severity> severities() {
    Optional<YamlNode> value = value("severity");
    Map<String, Severity> severities = new TreeMap<>();
    if (value.filter(v -> v.asMap().isEmpty()).isPresent()) {
      complain(
          ShapeRules.WRONG_TYPE,
          value.get().span(),
          "`severity` must be a map, not " + value.get().described(),
          "write `severity: {root-user: warning}`");
    }
    for (YamlMap.Entry e : value.flatMap(YamlNode::asMap).map(YamlMap::entries).orElse(List.of())) {
      List<String> ids = RuleWords.ids(e.name());
      if (known(e.key(), !ids.isEmpty())) {
        Optional<Severity> chosen =
            word("severity." + e.name(), e.value(), Severity.values(), "error, warning or info");
        if (chosen.isPresent()) {
          ids.forEach(id -> severities.put(id, chosen.get()));
          Unacceptable.lowered(e.key(), chosen.get()).ifPresent(findings::add);
        }
      }
    }
    return severities;
  }

  private List<String> exclude() {
    List<String> patterns = new ArrayList<>();
    for (YamlScalar word : words("exclude", "vendor/")) {
      Optional<Finding> wrong = ExcludeWords.wrong(word);
      if (wrong.isPresent()) {
        findings.add(wrong.get());
      } else {
        patterns.add(word.text());
      }
    }
    return patterns;
  }

  private boolean known(YamlScalar word, boolean known) {
    if (!known && RuleOptions.isAlwaysSaid(word.text())) {
      complain(
          SuppressionRules.NOT_SUPPRESSIBLE,
          word.span(),
          "`" + word.text() + "` is no rule that is asked, and is always said",
          "it is found before the rules are asked; mend it in its place");
    } else if (!known) {
      complain(
          SuppressionRules.UNKNOWN_RULE,
          word.span(),
          "there is no rule and no family `" + word.text() + "`",
          RuleWords.nearest(word.text())
              .map(n -> "did you mean `" + n + "`?")
              .orElse("`pggen rules` lists them"));
    }
    return known;
  }

  private void complain(RuleInfo rule, Span span, String message, String help) {
    findings.add(rule.at(span, message).help(help));
  }
}
