package dev.pggen.cli;

import dev.pggen.lint.Profile;
import dev.pggen.lint.Rule;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.Severity;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads {@code pggen.config.yaml} without the schema engine, which no run with a good file needs.
 * {@code schemas/config-1.schema.json} says the same to editors.
 */
final class ConfigReader {
  /** In the order in which they are explained. */
  static final List<String> KEYS =
      List.of(
          "profile",
          "fail_on",
          "select",
          "ignore",
          "severity",
          "never_ignore",
          "exclude",
          "overrides",
          "rules");

  private final List<Finding> findings = new ArrayList<>();
  private final ConfigValues values;

  private ConfigReader(YamlMap map) {
    this.values = new ConfigValues(map, findings);
  }

  /**
   * What the bytes of a file say.
   *
   * @param from the directory from which reports name files
   */
  static Result<Config> read(Path file, Path from, byte[] bytes) {
    String shown = from.relativize(file).toString().replace('\\', '/');
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
    Config config = reader.config(home, from);
    reader.findings.addAll(document.findings());
    return Result.of(config, reader.findings);
  }

  private Config config(Path home, Path from) {
    values.only(KEYS);
    List<OwnRule> own = own();
    ConfigRules rules = new ConfigRules(Config.rules(own));
    List<Rule> selected = rules.of("select", values);
    List<Rule> ignored = rules.leftOut("ignore", Set.of(), values);
    Set<String> never = neverIgnored(rules, selected, ignored);
    Optional<YamlNode> overrides = values.value("overrides");
    return new Config(
        home,
        values
            .value("profile")
            .flatMap(
                n -> values.word("profile", n, Profile.values(), "essential, default or strict")),
        values
            .value("fail_on")
            .flatMap(n -> values.word("fail_on", n, Severity.values(), "error, warning or info")),
        selected,
        ignored,
        rules.severities(Set.of(), values),
        never,
        exclude(),
        own,
        overrides.isPresent()
            ? new OverrideReader(home, from, rules, never, findings).of(overrides.get(), values)
            : List.of());
  }

  private Set<String> neverIgnored(ConfigRules rules, List<Rule> selected, List<Rule> ignored) {
    Set<String> ids = new TreeSet<>();
    for (YamlScalar word : values.words("never_ignore", "network, PG602")) {
      List<Rule> meant = rules.meant(word, values);
      meant.forEach(rule -> ids.add(rule.info().id()));
      findings.addAll(NeverIgnored.leftOut(word, meant, selected, ignored));
    }
    return ids;
  }

  private List<OwnRule> own() {
    Optional<YamlNode> rules = values.value("rules");
    return rules.isPresent() ? new OwnRuleReader(findings).of(rules.get(), values) : List.of();
  }

  private List<String> exclude() {
    List<String> patterns = new ArrayList<>();
    for (YamlScalar word : values.words("exclude", "vendor/")) {
      Optional<Finding> wrong = ExcludeWords.wrong(word);
      if (wrong.isPresent()) {
        findings.add(wrong.get());
      } else {
        patterns.add(word.text());
      }
    }
    return patterns;
  }
}
