package dev.pggen.cli;

import dev.pggen.lint.PathOverride;
import dev.pggen.lint.Rule;
import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import dev.pggen.spec.ShapeRules;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads what a configuration says of some files alone.
 *
 * <pre>
 * overrides:
 *   - paths: [legacy/]
 *     ignore: [PG401]
 *     severity: {root-user: warning}
 *     reason: gone by spring
 * </pre>
 */
final class OverrideReader {
  private static final List<String> KEYS = List.of("paths", "ignore", "severity", "reason");
  private static final String FORM =
      "write `overrides: [{paths: [\"legacy/\"], ignore: [PG401], reason: \"gone by spring\"}]`";

  private final Path home;
  private final Path from;
  private final ConfigRules rules;
  private final Set<String> held;
  private final List<Finding> findings;

  /**
   * For a configuration.
   *
   * @param home from where its paths are seen
   * @param from from where reports name files
   * @param held ids of rules that nobody may suppress
   */
  OverrideReader(
      Path home, Path from, ConfigRules rules, Set<String> held, List<Finding> findings) {
    this.home = home;
    this.from = from;
    this.rules = rules;
    this.held = held;
    this.findings = findings;
  }

  /** All of them, in order. */
  List<PathOverride> of(YamlNode node, ConfigValues values) {
    List<PathOverride> all = new ArrayList<>();
    for (YamlNode item : values.items("overrides", node, FORM)) {
      ConfigValues.of(item, "an override", KEYS, findings)
          .ifPresent(entry -> all.add(override(entry)));
    }
    return all;
  }

  private PathOverride override(ConfigValues entry) {
    List<String> patterns = new ArrayList<>();
    for (YamlScalar word : entry.words("paths", "\"legacy/\"")) {
      Optional<Finding> wrong = ExcludeWords.wrong(word);
      wrong.ifPresent(findings::add);
      patterns.add(word.text());
    }
    entry.missing("paths", "which files are meant, as in .gitignore: `paths: [\"legacy/\"]`");
    Set<String> ignored = new TreeSet<>();
    for (Rule rule : rules.leftOut("ignore", held, entry)) {
      ignored.add(rule.info().id());
    }
    Map<String, Severity> severities = rules.severities(held, entry);
    if (ignored.isEmpty() && severities.isEmpty() && findings.isEmpty()) {
      entry.complain(
          ShapeRules.MISSING_KEY,
          entry.span(),
          "this override changes nothing",
          "add `ignore: [PG401]` or `severity: {root-user: warning}`");
    }
    String reason = "";
    if (!ignored.isEmpty() || entry.value("reason").isPresent()) {
      reason = entry.text("reason", "\"gone by spring\"").map(YamlScalar::text).orElse("");
    }
    GitIgnore paths = GitIgnore.of(home, patterns);
    return new PathOverride(
        file -> paths.ignoresBelow(home, from.resolve(file).normalize()),
        ignored,
        reason,
        severities);
  }
}
