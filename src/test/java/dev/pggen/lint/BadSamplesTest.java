package dev.pggen.lint;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.plan.Planner;
import dev.pggen.report.HumanWriter;
import dev.pggen.report.Report;
import dev.pggen.report.Style;
import dev.pggen.source.Severity;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.RepositoryFiles;
import dev.pggen.spec.SpecLoader;
import dev.pggen.stack.Stack;
import dev.pggen.target.compose.ComposeProfile;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;

/** What the linter says about specs that break the rules, held byte by byte. */
final class BadSamplesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @Test
  void report() throws IOException {
    List<Subject> subjects = new ArrayList<>();
    for (String name : List.of("shop", "twin")) {
      Path path = Path.of("samples/bad", name, "pggen.yaml");
      SourceFile file = SourceFile.of(path.toString(), Files.readString(path));
      Stack stack =
          SpecLoader.load(file, "compose", RepositoryFiles.beside(path, file.path()))
              .value()
              .flatMap(spec -> Planner.plan(spec, ComposeProfile.PROFILE).value())
              .orElseThrow();
      subjects.add(
          new Subject(
              YamlReader.read(file, YamlDialect.SPEC).value().orElseThrow(), stack, List.of()));
    }
    LintResult result = Linter.with(Profile.DEFAULT).lint(subjects, TODAY);
    String text =
        new HumanWriter(new Style(false, 80))
            .write(
                new Report(
                    result.findings(),
                    result.suppressed(),
                    subjects.stream().map(subject -> subject.file().path()).toList()));

    assertTrue(result.reaches(Severity.ERROR));
    assertFalse(text.contains("hunter2"), "a secret must never be printed");
    assertFalse(text.contains("battery-staple"), "a secret must never be printed");
    Approvals.verify(text);
  }
}
