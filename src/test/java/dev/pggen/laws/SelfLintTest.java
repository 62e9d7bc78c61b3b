package dev.pggen.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pggen.lint.Ignore;
import dev.pggen.lint.Linter;
import dev.pggen.lint.Profile;
import dev.pggen.lint.Subject;
import dev.pggen.lint.SuppressionRules;
import dev.pggen.read.Reading;
import dev.pggen.source.Document;
import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import dev.pggen.spec.Spec;
import dev.pggen.stack.Stack;
import dev.pggen.target.Targets;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlReader;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Law 2: what pggen renders breaks none of its own rules, but for what the spec owns up to. */
final class SelfLintTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @TestFactory
  Stream<DynamicTest> everySampleIsCleanOnEveryRuntime() {
    return Arrays.stream(Profile.values())
        .flatMap(
            profile ->
                Runtime.all().stream()
                    .flatMap(
                        runtime ->
                            Samples.names().stream()
                                .map(
                                    name ->
                                        dynamicTest(
                                            profile.label() + " " + runtime + " " + name,
                                            () -> hold(profile, runtime, name)))));
  }

  /** Clean as planned, and as rendered and read back. */
  static void hold(Profile profile, Runtime runtime, String sample) {
    Spec spec = Samples.spec(sample, runtime.target().profile().id());
    Stack planned = runtime.planned(sample);
    boolean writtenForIt = Targets.ALL.get(0).equals(runtime.target());
    List<String> said = lint(profile, document(spec), planned, spec);
    assertEquals(List.of(), writtenForIt ? said : withoutUnused(said), "as planned");
    Reading reading = runtime.read(runtime.target().render(planned));
    List<String> rendered = lint(profile, reading.document(), reading.stack(), spec);
    assertEquals(List.of(), withoutUnused(rendered), "as rendered and read back");
  }

  private static Document document(Spec spec) {
    return YamlReader.read(spec.file(), YamlDialect.SPEC).value().orElseThrow();
  }

  /** A runtime that cannot hold a fact leaves a suppression without its finding. */
  private static List<String> withoutUnused(List<String> findings) {
    return findings.stream().filter(f -> !f.startsWith(SuppressionRules.UNUSED.id())).toList();
  }

  /** What makes a file unclean: information does not. */
  private static List<String> lint(Profile profile, Document document, Stack stack, Spec spec) {
    List<Ignore> ignores =
        spec.ignores().stream()
            .map(i -> new Ignore(i.rule(), i.reason(), i.until(), i.span()))
            .toList();
    Subject subject = new Subject(document, stack, ignores);
    return Linter.with(profile).lint(List.of(subject), TODAY).findings().stream()
        .filter(f -> f.severity().reaches(Severity.WARNING))
        .filter(f -> !ignored(f, spec))
        .map(f -> f.rule().id() + " " + f.message())
        .toList();
  }

  /** Read back, a finding stands in the manifest, where the spec's own list does not reach. */
  private static boolean ignored(Finding finding, Spec spec) {
    return spec.ignores().stream()
        .map(i -> i.rule().value())
        .anyMatch(r -> r.equals(finding.rule().id()) || r.equals(finding.rule().name()));
  }

  @Test
  void whatIsUncleanIsSeen() {
    Runtime compose = Runtime.all().get(0);
    Spec spec = Samples.spec("freshrss", "compose");
    Stack read = compose.readBack(compose.planned("freshrss"));
    Subject subject = new Subject(document(spec), read, List.of());
    assertFalse(
        Linter.with(Profile.DEFAULT).lint(List.of(subject), TODAY).findings().isEmpty(),
        "freshrss starts as root, and the manifest says so");
  }

  @Test
  void aMissingDigestIsInformationInStrictAlone() {
    Runtime compose = Runtime.all().get(0);
    Spec spec = Samples.spec("minimal", "compose");
    Subject subject = new Subject(document(spec), compose.planned("minimal"), List.of());
    assertEquals(Set.of(), severities(subject, Profile.DEFAULT));
    assertEquals(Set.of(Severity.INFO), severities(subject, Profile.STRICT));
  }

  private static Set<Severity> severities(Subject subject, Profile profile) {
    return Linter.with(profile).lint(List.of(subject), TODAY).findings().stream()
        .map(Finding::severity)
        .collect(Collectors.toSet());
  }
}
