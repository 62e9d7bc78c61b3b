package dev.pggen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pggen.report.HumanWriter;
import dev.pggen.report.Report;
import dev.pggen.report.Style;
import dev.pggen.source.Finding;
import dev.pggen.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What services share is found in any order of files, and shown at both places. */
final class SharedThingsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @TestFactory
  Stream<DynamicTest> theOrderOfFilesDoesNotMatter() throws IOException {
    return Sample.all().stream()
        .filter(s -> s.isBad() && Rules.named(s.rule()).get() instanceof EstateRule)
        .map(s -> dynamicTest(s.name(), () -> holdReversed(s)));
  }

  private static void holdReversed(Sample sample) throws IOException {
    List<Subject> reversed = new ArrayList<>(sample.subjects());
    Collections.reverse(reversed);
    List<Finding> found = lint(sample.rule(), reversed);

    assertEquals(sample.findings().toString(), found.toString());
    assertEquals(1, found.size(), "two files that share one thing are one finding");
    Finding finding = found.get(0);
    assertEquals(1, finding.related().size());
    assertFalse(finding.related().get(0).span().path().equals(finding.span().path()), "two places");
  }

  @Test
  void everyLaterServiceSharesWithTheFirst() throws IOException {
    List<Subject> three = new ArrayList<>();
    for (String name : List.of("c", "a", "b")) {
      three.add(
          subject(
              name,
              """
              pggen: 1
              name: %s
              containers:
                web: {image: "docker.io/example/shop:2.4.1", user: "1000:1000", port: 8080}
              postgres: {version: 17, memory: 512MiB}
              backup: {destination: /mnt/backup/all}
              """
                  .formatted(name)));
    }

    assertEquals(
        List.of(
            "b.pggen.yaml: `b` and `a` keep their backups in `/mnt/backup/all`",
            "c.pggen.yaml: `c` and `a` keep their backups in `/mnt/backup/all`"),
        lint("PG206", three).stream().map(f -> f.span().path() + ": " + f.message()).toList());
  }

  @Test
  void ourSamplesShareNothing() throws IOException {
    List<Subject> samples = new ArrayList<>();
    try (Stream<Path> directories = Files.list(Path.of("samples"))) {
      for (Path directory : directories.sorted().toList()) {
        Path spec = directory.resolve("pggen.yaml");
        if (Files.exists(spec)) {
          SourceFile file = SourceFile.of(spec.toString(), Files.readString(spec));
          samples.add(Sample.specSubject(spec, file));
        }
      }
    }
    List<Rule> rules = Rules.ALL.stream().filter(r -> r instanceof EstateRule).toList();

    assertTrue(samples.size() > 10);
    assertEquals(List.of(), Linter.with(rules).lint(samples, TODAY).findings());
  }

  @Test
  void aSharedSecretIsNeverPrinted() throws IOException {
    Path directory = Path.of("docs/rules/PG207/bad-one-secret");
    Sample sample = new Sample("PG207", directory);
    String text =
        new HumanWriter(new Style(false, 80))
            .write(new Report(sample.findings(), List.of(), List.of("one", "two")));

    assertTrue(Files.readString(directory.resolve("one.pggen.yaml")).contains("b1946ac92492d234"));
    assertFalse(text.contains("b1946ac92492d234"), text);
    assertTrue(text.contains("env: {SESSION_SECRET: ****"), text);
  }

  private static Subject subject(String name, String text) throws IOException {
    String path = name + ".pggen.yaml";
    return Sample.subject(Path.of(path), SourceFile.of(path, text));
  }

  private static List<Finding> lint(String rule, List<Subject> subjects) {
    Rule own = Rules.named(rule).orElseThrow();
    return Linter.with(List.of(own)).lint(subjects, TODAY).findings();
  }
}
