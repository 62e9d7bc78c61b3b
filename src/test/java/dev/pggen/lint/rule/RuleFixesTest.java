package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.lint.Linter;
import dev.pggen.lint.Rules;
import dev.pggen.lint.Subject;
import dev.pggen.plan.Planner;
import dev.pggen.source.Fix;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.spec.RepositoryFiles;
import dev.pggen.spec.SpecLoader;
import dev.pggen.target.compose.ComposeProfile;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fixes put where, and that the finding is gone with it. */
final class RuleFixesTest {
  private static final String SPEC =
      """
      pggen: 1
      name: %s
      secrets: {smtp: {generate: none}}
      containers:
        web:
          image: docker.io/example/shop:2.4.1
          user: "1000:%s"
          port: %s
          env: {DB_USER: %s, SMTP: "smtp://u:${secrets.smtp%s}@h:587/${db.name}"}
          volumes: ["scans:/scans"]
      volumes: {scans: {host_path: /srv/%1$s, backup: restic}}
      postgres: {version: 17, memory: 512MiB}
      backup: {destination: %s}
      """;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "PG104, ${secrets.smtp}, ${secrets.smtp|urlencode}",
        "PG206, /mnt/backup/all, /mnt/backup/two",
        "PG601, postgres, \"${db.user}\"",
        "PG607, \"1000:0\", \"1000:1000\""
      })
  void oneReplacement(String rule, String old, String fresh) throws IOException {
    String one =
        SPEC.formatted("one", "1000", "8080", "\"${db.user}\"", "|urlencode", "/mnt/backup/all");
    String two = SPEC.formatted("two", "0", "8081", "postgres", "", "/mnt/backup/all");

    Fix fix = lint(rule, one, two).get(0);
    Fix.Replace change = (Fix.Replace) fix.changes().get(0);
    assertEquals(old, text(change.span()));
    assertEquals(fresh, change.text());
    int at = two.indexOf(two.lines().toList().get(change.span().line() - 1));
    int from = at + change.span().column() - 1;
    String mended = two.substring(0, from) + fresh + two.substring(from + old.length());
    assertEquals(List.of(), lint(rule, one, mended));
  }

  private static String text(Span span) {
    return span.file().line(span.line()).substring(span.column() - 1, span.endColumn() - 1);
  }

  private static List<Fix> lint(String rule, String... specs) throws IOException {
    List<Subject> subjects = new ArrayList<>();
    for (String spec : specs) {
      SourceFile file = SourceFile.of("s" + subjects.size() + ".pggen.yaml", spec);
      var stack =
          SpecLoader.load(
                  file, "compose", RepositoryFiles.beside(Path.of(file.path()), file.path()))
              .value()
              .flatMap(s -> Planner.plan(s, ComposeProfile.PROFILE).value())
              .orElseThrow();
      var document = YamlReader.read(file, YamlDialect.SPEC).value().orElseThrow();
      subjects.add(new Subject(document, stack, List.of()));
    }
    return Linter.with(List.of(Rules.named(rule).orElseThrow()))
        .lint(subjects, LocalDate.of(2026, 11, 20))
        .findings()
        .stream()
        .map(f -> f.fix().orElseThrow())
        .toList();
  }
}
