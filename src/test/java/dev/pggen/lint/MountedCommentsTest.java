package dev.pggen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.read.FileSet;
import dev.pggen.read.Reading;
import dev.pggen.read.compose.ComposeReader;
import dev.pggen.source.Comment;
import dev.pggen.source.Finding;
import dev.pggen.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in a file that a manifest mounts is suppressed in that file. */
final class MountedCommentsTest {
  private static final Path MANIFEST = Path.of("docs/rules/PG510/bad-md5/compose.yaml");
  private static final String GUILTY = "hostssl shop shop samenet md5";
  private static final String IGNORE = "pggen: ignore[PG510] -- the old client goes in March";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# " + IGNORE + "\n" + GUILTY,
        "# " + IGNORE + "\n\n# the old one\n" + GUILTY,
        GUILTY + " # " + IGNORE,
        GUILTY + " #" + IGNORE,
      })
  void isObeyed(String hba) throws IOException {
    LintResult result = lint(hba);

    assertEquals(List.of(), ids(result));
    assertEquals("the old client goes in March", result.suppressed().get(0).reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        GUILTY,
        GUILTY + "\n# " + IGNORE,
        "shop " + IGNORE + "\n" + GUILTY,
      })
  void elsewhereOrWithoutASignItIsNot(String hba) throws IOException {
    assertTrue(ids(lint(hba)).contains("PG510"));
  }

  @Test
  void oneThatIsLeftOverIsToldAndStays() throws IOException {
    LintResult result = lint("# pggen: ignore[PG510] -- gone\nlocal all all peer\n" + GUILTY);

    assertEquals(List.of("PG510", "PG992"), ids(result));
    assertTrue(
        result.findings().stream()
            .filter(f -> f.rule().id().equals("PG992"))
            .allMatch(f -> f.fix().isEmpty()));
  }

  @Test
  void oneThatIsNotUnderstoodIsTold() throws IOException {
    assertEquals(List.of("PG510", "PG990"), ids(lint("# pggen: ignore[PG510]\n" + GUILTY)));
  }

  @Test
  void sqlHasTwoDashes() {
    SourceFile sql = SourceFile.of("a.sql", "SELECT 'ä'; -- pggen: ignore[PG811] -- ours\n");

    assertEquals(
        List.of(new Comment("pggen: ignore[PG811] -- ours", sql.span(1, 13, 1, 44), false)),
        MountedComments.of(sql));
  }

  private static List<String> ids(LintResult result) {
    return result.findings().stream().map(Finding::rule).map(r -> r.id()).sorted().toList();
  }

  private static LintResult lint(String hba) throws IOException {
    SourceFile manifest = SourceFile.of("compose.yaml", Files.readString(MANIFEST));
    SourceFile mounted = SourceFile.of("pg_hba.conf", "local all postgres peer\n" + hba + "\n");
    Reading read =
        new ComposeReader()
            .read(manifest, FileSet.of(Map.of("pg_hba.conf", mounted)))
            .value()
            .orElseThrow();
    Subject subject = new Subject(read.document(), read.stack(), List.of());
    Rule rule = Rules.named("PG510").orElseThrow();
    return Linter.with(List.of(rule)).lint(List.of(subject), LocalDate.of(2026, 11, 20));
  }
}
