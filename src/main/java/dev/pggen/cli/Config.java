package dev.pggen.cli;

import dev.pggen.lint.PathOverride;
import dev.pggen.lint.Profile;
import dev.pggen.lint.Rule;
import dev.pggen.source.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a repository says about its own linting; what it does not say is empty.
 *
 * <pre>
 * profile: strict
 * fail_on: warning
 * ignore: [PG702]
 * severity: {root-user: warning}
 * never_ignore: [network]
 * exclude: [vendor/]
 * overrides: [{paths: [legacy/], ignore: [PG401], reason: gone by spring}]
 * </pre>
 *
 * @param home the directory of the file
 * @param profile how much is asked
 * @param failOn from which severity on a run fails
 * @param select the only rules that are asked
 * @param ignore rules that are not asked
 * @param severities instead of the rules' own, by id
 * @param neverIgnored ids of rules that nobody may suppress
 * @param exclude paths that are left out, as in {@code .gitignore}
 * @param policies rules of the repository itself
 * @param overrides what holds for some files alone
 */
record Config(
    Path home,
    Optional<Profile> profile,
    Optional<Severity> failOn,
    List<Rule> select,
    List<Rule> ignore,
    Map<String, Severity> severities,
    Set<String> neverIgnored,
    List<String> exclude,
    List<OwnRule> policies,
    List<PathOverride> overrides) {
  /** The name by which it is found. */
  static final String NAME = "pggen.config.yaml";

  /** The rules of the repository itself, as lint asks them. */
  List<Rule> own() {
    return rules(policies);
  }

  /** Rules without their samples. */
  static List<Rule> rules(List<OwnRule> policies) {
    List<Rule> rules = new ArrayList<>();
    for (OwnRule each : policies) {
      rules.add(each.rule());
    }
    return rules;
  }

  /** Of a repository that says nothing. */
  static Config none(Path home) {
    return new Config(
        home,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Map.of(),
        Set.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
