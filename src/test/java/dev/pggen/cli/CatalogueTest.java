package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.lint.Rule;
import dev.pggen.lint.Rules;
import dev.pggen.lint.SuppressionRules;
import dev.pggen.source.RuleInfo;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No id and no name means two things, whoever complains. */
final class CatalogueTest {
  @Test
  void idsAndNamesAreUniqueAcrossEverythingThatComplains() {
    List<RuleInfo> all =
        Stream.of(
                Catalogue.all().stream(),
                Rules.ALL.stream().map(Rule::info),
                SuppressionRules.ALL.stream())
            .flatMap(s -> s)
            .toList();
    Set<String> ids = new TreeSet<>(all.stream().map(RuleInfo::id).toList());
    Set<String> names = new TreeSet<>(all.stream().map(RuleInfo::name).toList());

    assertEquals(all.size(), ids.size(), () -> "twice: " + twice(all.stream().map(RuleInfo::id)));
    assertEquals(
        all.size(), names.size(), () -> "twice: " + twice(all.stream().map(RuleInfo::name)));
  }

  private static List<String> twice(Stream<String> words) {
    Set<String> seen = new TreeSet<>();
    return words.filter(w -> !seen.add(w)).toList();
  }
}
