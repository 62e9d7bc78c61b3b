package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that could not open the data of the last render is refused until somebody says so. */
final class DataChangeTest {
  private static final String POSTGRES = "postgres: {version: 17, memory: 512MiB}";
  private static final String DATA =
      "  \"compose\": \"17 docker.io/library/postgres:17.11-trixie\"\n";

  @TempDir Path home;

  private Ran run(String... args) {
    return Ran.in(home, args);
  }

  /** The sample with another database. */
  private void spec(String postgres) throws IOException {
    String text = Files.readString(Path.of("samples/minimal/pggen.yaml"));
    assertTrue(text.contains(POSTGRES), text);
    Files.writeString(home.resolve("pggen.yaml"), text.replace(POSTGRES, postgres));
  }

  private static String image(String image) {
    return "postgres: {version: 17, image: " + image + ", memory: 512MiB}";
  }

  private Path lock() {
    return home.resolve("pggen.lock");
  }

  private void lockSays(String from, String to) throws IOException {
    String text = Files.readString(lock());
    assertTrue(text.contains(from), text);
    Files.writeString(lock(), text.replace(from, to));
  }

  @BeforeEach
  void renderOnce() throws IOException {
    spec(POSTGRES);
    assertEquals(ExitCode.CLEAN, run("render").code());
    assertTrue(Files.readString(lock()).contains("data:\n" + DATA), Files.readString(lock()));
  }

  @Test
  void anotherMajorIsRefusedUntilTheLockIsUpdated() throws IOException {
    spec(POSTGRES.replace("17", "18"));
    String before = Files.readString(home.resolve("deploy/compose/compose.yaml"));
    for (String verb : List.of("validate", "lint", "render")) {
      Ran ran = run(verb);
      assertEquals(ExitCode.FINDINGS, ran.code(), ran.out());
      assertTrue(
          ran.out()
              .startsWith(
                  "error[PG088 other-major]: the data are of PostgreSQL 17, not 18\n"
                      + "  --> pggen.yaml:"),
          ran.out());
      assertTrue(ran.out().contains("version: 18, memory"), ran.out());
      assertTrue(ran.out().contains("^^\n"), ran.out());
      assertTrue(ran.out().contains("pggen.lock"), ran.out());
      assertTrue(ran.out().contains("-- what the last render took"), ran.out());
      assertTrue(ran.out().contains("`pggen lock --update pggen.yaml`"), ran.out());
    }
    assertEquals(before, Files.readString(home.resolve("deploy/compose/compose.yaml")));

    Ran update = run("lock", "--update", "pggen.yaml");
    assertEquals(ExitCode.CLEAN, update.code(), update.out());
    String left =
        "    data of 17 docker.io/library/postgres:17.11-trixie stay behind: restore a backup"
            + " (docs/backup.md)\n";
    assertTrue(update.out().contains(left), update.out());
    assertEquals(ExitCode.CLEAN, run("render").code());
    assertTrue(
        Files.readString(home.resolve("deploy/compose/compose.yaml")).contains("/18/docker"));
    assertFalse(run("lock", "--update").out().contains("stay behind"));

    spec(POSTGRES);
    assertEquals(ExitCode.FINDINGS, run("validate").code(), "the way back is another major, too");
  }

  @ParameterizedTest
  @CsvSource({
    "docker.io/pgvector/pgvector:0.8.1-pg17-trixie",
    "ghcr.io/immich-app/postgres:17-vectorchord0.5.3",
    "docker.io/postgis/postgis:17-3.5",
    "postgres:17-alpine"
  })
  void anotherFamilyIsRefusedUntilTheLockIsUpdated(String image) throws IOException {
    spec(image(image));
    for (String verb : List.of("validate", "lint", "render")) {
      Ran ran = run(verb, "--format", "concise");
      assertEquals(ExitCode.FINDINGS, ran.code(), ran.out());
      assertTrue(ran.out().contains(":32: error[PG089 other-image]: `"), ran.out());
    }
    Ran update = run("lock", "--update", "pggen.yaml");
    assertTrue(update.out().contains("stay behind"), update.out());
    Ran after = run("validate", "--format", "concise");
    assertFalse(after.out().contains("PG089"), after.out());

    spec(POSTGRES);
    Ran back = run("validate", "--format", "concise");
    assertTrue(back.out().contains(":21: error[PG089 other-image]: `"), back.out());
  }

  @ParameterizedTest
  @CsvSource({
    "docker.io/library/postgres:17.11-bookworm",
    "postgres:17.11",
    "registry.example.org/hub/library/postgres:17.11-trixie",
    "docker.io/library/postgres@sha256:"
        + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  })
  void theSameFamilyIsNoChange(String image) throws IOException {
    spec(image(image));
    Ran ran = run("validate", "--format", "concise");
    assertFalse(ran.out().contains("PG08"), ran.out());
  }

  @Test
  void withoutAnImageTheDistributionOfTheLastOneStays() throws IOException {
    spec(image("docker.io/library/postgres:17.11-alpine3.22"));
    assertTrue(run("validate").out().contains("PG089"));
    run("lock", "--update");
    spec(POSTGRES);
    assertFalse(run("validate").out().contains("PG08"));
    assertTrue(run("render", "--stdout").out().contains("postgres:17.11-alpine3.22"));
  }

  @Test
  void anotherMinorIsNoChange() throws IOException {
    spec(POSTGRES.replace("17", "\"17.10\""));
    assertFalse(run("validate").out().contains("PG08"));
  }

  @Test
  void anOlderLockTellsNoRepositoryButItsTagTellsTheMajor() throws IOException {
    lockSays("data:\n" + DATA, "");
    spec(image("docker.io/pgvector/pgvector:0.8.1-pg17-trixie"));
    assertFalse(run("validate").out().contains("PG08"), "nobody knows what it was");
    spec(image("docker.io/library/postgres:17.11-alpine3.22"));
    String said = run("validate", "--format", "concise").out();
    assertTrue(said.contains("unlike `17.11-trixie`, which made the data"), said);
    spec(POSTGRES.replace("17", "18"));
    assertTrue(run("validate").out().contains("PG088"));
  }

  @Test
  void aTagWithoutAMajorTellsNothing() throws IOException {
    lockSays("data:\n" + DATA, "");
    lockSays("\"17.11-trixie\"", "\"stable\"");
    spec(POSTGRES.replace("17", "18"));
    assertFalse(run("validate").out().contains("PG08"));
  }

  @Test
  void aBuiltImageIsOfTheFamilyOfItsBase() throws IOException {
    spec("postgres: {version: 17, build: true, extensions: [vector], memory: 512MiB}");
    Ran ran = run("render");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.out());
    assertTrue(Files.readString(lock()).contains(DATA));
  }
}
