package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.pggen.lint.Linter;
import dev.pggen.lint.Profile;
import dev.pggen.lint.Subject;
import dev.pggen.plan.Planner;
import dev.pggen.report.HumanWriter;
import dev.pggen.report.Report;
import dev.pggen.report.Style;
import dev.pggen.source.Finding;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.RepositoryFiles;
import dev.pggen.spec.SpecLoader;
import dev.pggen.target.compose.ComposeProfile;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a secret stands in a file beside the spec, and that no report prints it. */
final class SecretInSqlTest {
  @TempDir Path home;

  @Test
  void theLiteralIsThePlace() throws IOException {
    List<Finding> found =
        lint(
            "CREATE ROLE \"Reports\" LOGIN\n  PASSWORD 'hunter2hunter2'; ALTER ROLE a PASSWORD E'x\\'y';");

    assertEquals("roles.sql:2:12 to 28", place(found.get(0)));
    assertEquals("`roles.sql` holds the password of `Reports`", found.get(0).message());
    assertEquals("roles.sql:2:53 to 59", place(found.get(1)));
    assertEquals(2, found.size());
  }

  @Test
  void aUserMappingIsNoRole() throws IOException {
    List<Finding> found =
        lint("CREATE USER MAPPING FOR a SERVER s OPTIONS (user 'a', password 'hunter2hunter2');");

    assertEquals("`roles.sql` holds the password of a user mapping", found.get(0).message());
    assertFalse(found.get(0).help().contains("postgres.access"), found.get(0).help());
  }

  @Test
  void noReportPrintsIt() throws IOException {
    List<Finding> found = lint("CREATE ROLE a LOGIN PASSWORD 'hunter2hunter2';");
    String text =
        new HumanWriter(new Style(false, 80)).write(new Report(found, List.of(), List.of("one")));

    assertFalse(text.contains("hunter2"), text);
  }

  @Test
  void aLongStatementIsReadOnce() {
    String sql = "GRANT SELECT ON " + "orders, ".repeat(100_000) + "orders TO shop;";

    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> lint(sql));
  }

  private static String place(Finding finding) {
    String path = finding.span().position();
    return path.substring(path.lastIndexOf('/') + 1) + " to " + finding.span().endColumn();
  }

  private List<Finding> lint(String sql) throws IOException {
    String spec =
        """
        pggen: 1
        name: shop
        containers:
          web: {image: "docker.io/example/shop:2.4.1", user: "1000:1000", port: 8080, env: {URL_FILE: "${db.url.file}"}}
        postgres: {version: 17, memory: 512MiB, init: [./roles.sql]}
        backup: {destination: /mnt/backup/shop}
        """;
    Path path = Files.writeString(home.resolve("pggen.yaml"), spec);
    Files.writeString(home.resolve("roles.sql"), sql);
    SourceFile file = SourceFile.of("pggen.yaml", spec);
    var stack =
        SpecLoader.load(file, "compose", RepositoryFiles.beside(path, file.path()))
            .value()
            .flatMap(s -> Planner.plan(s, ComposeProfile.PROFILE).value())
            .orElseThrow();
    var document = YamlReader.read(file, YamlDialect.SPEC).value().orElseThrow();
    return Linter.with(Profile.DEFAULT)
        .lint(List.of(new Subject(document, stack, List.of())), LocalDate.of(2026, 11, 20))
        .findings();
  }
}
