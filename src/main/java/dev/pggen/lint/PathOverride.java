package dev.pggen.lint;

import dev.pggen.source.Severity;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What holds for findings in some files alone. A finding is in the file of its place.
 *
 * @param covers whether a file is meant, by its path as reports name it
 * @param ignored ids of rules that are suppressed there
 * @param reason why
 * @param severities instead of all others, by id
 */
public record PathOverride(
    Predicate<String> covers,
    Set<String> ignored,
    String reason,
    Map<String, Severity> severities) {
  public PathOverride {
    ignored = Set.copyOf(ignored);
    severities = Map.copyOf(severities);
  }
}
