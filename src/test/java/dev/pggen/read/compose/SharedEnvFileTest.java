package dev.pggen.read.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.lint.Linter;
import dev.pggen.lint.Rules;
import dev.pggen.lint.Subject;
import dev.pggen.read.FileSet;
import dev.pggen.read.Reading;
import dev.pggen.source.Finding;
import dev.pggen.source.SourceFile;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A role that several services take from one file. */
final class SharedEnvFileTest {
  private static final String COMPOSE =
      """
      services:
        api:
          image: example/shop:1.2.3
          env_file: app.env
          depends_on: [db]
        worker:
          image: example/shop:1.2.3
          env_file: app.env
          depends_on: [db]
        db:
          image: postgres:17.11-trixie
          environment: {POSTGRES_USER: shop}
      """;

  @Test
  void oneFindingNamesAllThatTakeIt() {
    SourceFile file = SourceFile.of("compose.yaml", COMPOSE);
    FileSet around =
        FileSet.of(
            Map.of(
                "app.env", SourceFile.of("app.env", "PGHOST=db\nPGUSER=shop\nPGDATABASE=shop\n")));
    Reading reading = new ComposeReader().read(file, around).value().orElseThrow();

    List<Finding> found =
        Linter.with(List.of(Rules.named("PG601").orElseThrow()))
            .lint(
                List.of(new Subject(reading.document(), reading.stack(), List.of())),
                LocalDate.of(2026, 11, 29))
            .findings();

    assertEquals(1, found.size(), found.toString());
    assertEquals("app.env", found.get(0).span().path());
    assertEquals(
        List.of("`api` takes it", "`worker` takes it"),
        found.get(0).related().stream()
            .filter(r -> r.span().path().equals("compose.yaml"))
            .map(Finding.Related::message)
            .filter(m -> m.endsWith("takes it"))
            .toList());
  }
}
