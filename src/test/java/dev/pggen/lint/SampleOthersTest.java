package dev.pggen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** With every rule asked, a sample shows what its own rule finds, and nothing else. */
final class SampleOthersTest {
  /**
   * Not counted as information: digests and probes would fill the pages, and who publishes is told
   * so, and most samples name no role.
   */
  private static final Set<String> NOTES = Set.of("PG702", "PG076", "PG320", "PG613");

  private static final List<String> ONE = List.of("PG101");
  private static final List<String> BOTH = List.of("PG101", "PG101");

  /**
   * A value that two files share is in plain text in both, or in the one that is left; a URL that a
   * template puts a secret into is a variable with a secret; and a volume of Docker alone is one
   * that Nomad does not know, with a name or without.
   */
  private static final Map<String, List<String>> INHERENT =
      Map.of(
          "PG207/bad-one-secret", BOTH,
          "PG207/good-other-secret", ONE,
          "PG207/bad-one-secret-compose", BOTH,
          "PG207/good-own-secrets-compose", BOTH,
          "PG207/bad-one-secret-nas", BOTH,
          "PG207/good-own-secrets-nas", BOTH,
          "PG207/bad-one-secret-nomad", BOTH,
          "PG207/good-own-secrets-nomad", BOTH,
          "PG104/bad-template.nomad.hcl", List.of("PG102"),
          "PG411/good-named.nomad.hcl", List.of("PG913"));

  @TestFactory
  Stream<DynamicTest> nothingElse() throws IOException {
    return Sample.all().stream()
        .map(sample -> dynamicTest(sample.name(), sample.path().toUri(), () -> hold(sample)));
  }

  private static void hold(Sample sample) throws IOException {
    List<Finding> all = sample.everything();
    List<Finding> own = all.stream().filter(f -> f.rule().id().equals(sample.rule())).toList();
    List<Finding> others =
        all.stream().filter(f -> !f.rule().id().equals(sample.rule()) && !isNote(f)).toList();

    assertEquals(told(sample.findings()), told(own), "no other rule changes what is found");
    assertEquals(
        INHERENT.getOrDefault(sample.name(), List.of()),
        others.stream().map(f -> f.rule().id()).toList(),
        () -> "others: " + others);
  }

  private static List<String> told(List<Finding> findings) {
    return findings.stream().map(f -> f.span() + ": " + f.message()).toList();
  }

  private static boolean isNote(Finding finding) {
    return finding.severity() == Severity.INFO && NOTES.contains(finding.rule().id());
  }
}
