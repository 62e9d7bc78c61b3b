package dev.pggen.lint.rule;

import dev.pggen.lint.EstateRule;
import dev.pggen.lint.Profile;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Estate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Two services use one server, one place for data, one place for backups, or one port. */
public final class Pg201SharedDatabase implements EstateRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG201",
          "shared-database",
          Severity.ERROR,
          "what stops, fills, corrupts or opens it for one service does so for the other");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Profile profile() {
    return Profile.ESSENTIAL;
  }

  @Override
  public Stream<Finding> check(Estate estate) {
    Map<String, List<SharedThing>> byThing = new TreeMap<>();
    estate.stacks().stream()
        .flatMap(SharedThing::of)
        .forEach(t -> byThing.computeIfAbsent(t.thing(), k -> new ArrayList<>()).add(t));
    return byThing.values().stream().flatMap(Pg201SharedDatabase::findings);
  }

  /** Everyone after the first, by place, shares with the first. */
  private static Stream<Finding> findings(List<SharedThing> users) {
    List<SharedThing> sorted =
        users.stream().sorted((a, b) -> a.span().compareTo(b.span())).toList();
    SharedThing first = sorted.get(0);
    return sorted.stream()
        .filter(t -> !t.stackPath().equals(first.stackPath()))
        .map(t -> finding(t, first));
  }

  private static Finding finding(SharedThing user, SharedThing first) {
    Span span = user.span();
    return INFO.at(
            span,
            "`" + user.stackName() + "` and `" + first.stackName() + "` share " + user.words())
        .related(first.span(), "`" + first.stackName() + "` uses it here")
        .help("give each service its own " + user.kind());
  }
}
