package dev.pggen.cli;

import dev.pggen.lint.policy.PolicyRule;
import dev.pggen.yaml.YamlScalar;
import java.util.List;

/**
 * A rule of a repository's own, with the samples that prove it.
 *
 * @param rule what is asked
 * @param bad files in which it must find something: each a text, or a path from the configuration
 * @param good files in which it must find nothing
 */
record OwnRule(PolicyRule rule, List<YamlScalar> bad, List<YamlScalar> good) {
  OwnRule {
    bad = List.copyOf(bad);
    good = List.copyOf(good);
  }
}
