package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An app of the catalog beside a custom app: asked for in a spec, rendered, checked, linted. */
final class CatalogRenderTest {
  private static final String SPEC =
      """
      pggen: 1
      name: notes
      vars: {word: short}
      containers:
        web:
          image: docker.io/miniflux/miniflux:2.2.13
          user: "568:568"
          port: 8080
          publish: 30123
          healthcheck: {http: /healthcheck}
          env: {DATABASE_URL_FILE: "${db.url.file}", WORD: "one"}
          volumes: ["photos:/data"]
      volumes: {photos: {backup: none}}
      postgres: {version: "17.11"}
      backup: {destination: /mnt/backup/notes}
      targets:
        truenas:
          dataset: tank/apps/notes
          catalog:
            title: Notes
            description: A ${vars.word} list.
            home: https://example.org
            icon: https://example.org/icon.svg
            categories: [productivity]
            changelog_url: https://example.org/changes
            date_added: 2026-11-29
            spec: {containers: {web: {env: {WORD: two}}}}
      lint: {ignore: [{rule: published-everywhere, reason: it is meant to be found}]}
      """;

  private static final String APP = "deploy/truenas/catalog/ix-dev/community/notes";

  @TempDir Path home;

  private Ran run(String spec, String... args) throws IOException {
    Files.writeString(home.resolve("pggen.yaml"), spec);
    return Ran.in(home, args);
  }

  private Ran render() throws IOException {
    Ran ran = run(SPEC, "render");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.out() + ran.err());
    return ran;
  }

  private String text(String file) throws IOException {
    return Files.readString(home.resolve(file));
  }

  private static String changed(String from, String to) {
    assertTrue(SPEC.contains(from), from);
    return SPEC.replace(from, to.replace("\\n", "\n"));
  }

  @Test
  void liesBelowTheTargetAndSaysWhatToDoNext() throws IOException {
    Ran ran = render();
    try (Stream<Path> all = Files.walk(home.resolve(APP))) {
      assertEquals(
          List.of(
              "README.md",
              "app.yaml",
              "item.yaml",
              "ix_values.yaml",
              "questions.yaml",
              "templates/docker-compose.yaml",
              "templates/test_values/basic-values.yaml"),
          all.filter(Files::isRegularFile)
              .map(f -> home.resolve(APP).relativize(f).toString())
              .sorted()
              .toList());
    }
    assertTrue(
        ran.out().contains("apps_catalog_hash_generate --path . --train community --app notes"),
        ran.out());
    assertTrue(text(APP + "/app.yaml").contains("description: \"A short list.\""));
    assertTrue(text(APP + "/questions.yaml").contains("default: 30123"));
    assertFalse(Files.exists(home.resolve("deploy/compose/catalog")));
  }

  @Test
  void itsOwnChangesAndLossesLeaveTheCustomAppAlone() throws IOException {
    render();
    String template = text(APP + "/templates/docker-compose.yaml");
    String custom = text("deploy/truenas/custom-app.yaml");
    assertTrue(template.contains("(\"WORD\", \"two\")"), template);
    assertTrue(custom.contains("WORD: \"one\""), custom);
    assertTrue(template.contains("(\"PGSSLMODE\", \"disable\")"), template);
    assertTrue(custom.contains("PGSSLMODE: \"verify-full\""), custom);
    assertFalse(template.contains("PGSSLROOTCERT"), template);
  }

  @Test
  void nothingOfItIsThereUnlessAskedFor() throws IOException {
    String without = SPEC.replaceAll("(?m)^    catalog:\n(      .*\n)+", "");
    assertEquals(ExitCode.CLEAN, run(without, "render").code());
    String before = text("deploy/truenas/custom-app.yaml");
    assertFalse(Files.exists(home.resolve("deploy/truenas/catalog")));
    render();
    assertEquals(before, text("deploy/truenas/custom-app.yaml"));
    assertTrue(Files.exists(home.resolve(APP)));
    Ran ran = run(without, "render");
    assertTrue(ran.out().contains("removed truenas/catalog/ix-dev/"), ran.out());
    assertFalse(Files.exists(home.resolve(APP + "/app.yaml")));
  }

  @Test
  void hasTheSameBytesElsewhere(@TempDir Path elsewhere) throws IOException {
    render();
    Files.writeString(elsewhere.resolve("pggen.yaml"), SPEC);
    Ran ran = Ran.on(LocalDate.of(2027, 1, 2), elsewhere, "render");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.out());
    for (Path root : List.of(home, elsewhere)) {
      assertTrue(Files.isRegularFile(root.resolve(APP + "/app.yaml")));
    }
    try (Stream<Path> all = Files.walk(home.resolve("deploy/truenas/catalog"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path twin = elsewhere.resolve(home.relativize(file).toString());
        assertEquals(Files.readString(file), Files.readString(twin), file.toString());
      }
    }
    assertEquals(text("pggen.lock"), Files.readString(elsewhere.resolve("pggen.lock")));
    assertTrue(text("pggen.lock").contains("truenas/catalog/ix-dev/community/notes/app.yaml"));
  }

  @Test
  void driftIsFoundAndHandEditsStay() throws IOException {
    render();
    assertEquals(ExitCode.CLEAN, run(SPEC, "render", "--check").code());
    Path file = home.resolve(APP + "/questions.yaml");
    Files.writeString(file, Files.readString(file) + "# mine\n");
    Ran check = run(SPEC, "render", "--check", "--format", "concise");
    assertEquals(ExitCode.FINDINGS, check.code());
    assertTrue(check.out().contains(APP + "/questions.yaml:1:1: error[PG082"), check.out());
    assertEquals(ExitCode.FINDINGS, run(SPEC, "render").code());
    assertTrue(Files.readString(file).endsWith("# mine\n"));
    Ran other = run(changed("title: Notes", "title: Pages"), "render", "--check");
    assertTrue(other.out().contains(APP + "/README.md"), other.out());
  }

  @Test
  void isLintedWhereItIsNamedAndSpokenForByItsSpecElsewhere() throws IOException {
    render();
    Ran all = Ran.in(home, "lint", "--format", "concise");
    assertEquals(ExitCode.CLEAN, all.code(), all.out());
    Ran ran = Ran.in(home, "lint", "--format", "concise", "deploy/truenas/catalog");
    assertEquals(ExitCode.FINDINGS, ran.code());
    List<String> found = ran.out().lines().filter(l -> l.startsWith(APP)).toList();
    assertEquals(1, found.size(), ran.out()); // the library, which is not ours to carry
    assertTrue(found.get(0).contains("error[PG048"), found.get(0));
  }

  @Test
  void linesAreExplained() throws IOException {
    render();
    Ran ran = Ran.in(home, "explain", "--target", "truenas", APP + "/app.yaml:1");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.err());
    assertTrue(ran.out().contains("an app of the catalog has this file"), ran.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title: Notes\\n      description: | description: | 19:5 PG012",
        "title: Notes | titel: Notes | 20:7 PG010",
        "title: Notes | title: 7 | 20:14 PG011",
        "title: Notes | title: \"a\\x0ab\" | 20:14 PG013",
        "title: Notes | title: ${db.host} | 20:14 PG03",
        "home: https | home: http | 22:13 PG013",
        "icon: https://example.org/icon.svg | icon: icon.svg | 23:13 PG013",
        "categories: [productivity] | categories: [] | 24:19 PG049",
        "date_added: 2026-11-29 | date_added: 29.11.2026 | 26:19 PG013",
        "date_added: 2026-11-29 | date_added: 2026-02-30 | 26:19 PG049",
        "date_added: | version: 1.0\\n      date_added: | 26:16 PG01",
        "date_added: | version: 01.0.0\\n      date_added: | 26:16 PG013",
        "date_added: | train: comunity\\n      date_added: | 26:14 PG013",
        "date_added: | postgres_uid: 1000\\n      date_added: | 26:21 PG013",
        "date_added: | maintainers: [{name: me}]\\n      date_added: | 26:21 PG012",
        "env: {WORD: two} | env: {CA: \"${db.ca.file}\"} | 27:44 PG060",
        "env: {WORD: two} | publish: 8080 | 27:42 PG049",
        "env: {WORD: two} | env: {UMASK: \"022\"} | 27:46 PG049",
        "spec: {containers: {web: {env: {WORD: two}}}} | spec: {name: other} | 27:14 PG016",
        "name: notes | name: storage | 2:7 PG049",
        "photos | backups | 13:11 PG049",
      })
  void wrongValueIsRefusedInItsPlace(String from, String to, String finding) throws IOException {
    String spec = changed(from.replace("\\n", "\n"), to);
    String place = "pggen.yaml:" + finding.substring(0, finding.indexOf(' ')) + ": error[";
    String rule = finding.substring(finding.indexOf(' ') + 1);
    for (String verb : List.of("validate", "render")) {
      Ran ran = run(spec, verb, "--format", "concise");
      assertEquals(ExitCode.FINDINGS, ran.code(), verb);
      assertTrue(
          ran.out().lines().anyMatch(l -> l.startsWith(place + rule)),
          verb + " " + finding + "\n" + ran.out() + ran.err());
    }
    assertFalse(Files.exists(home.resolve("deploy")), "nothing is written");
  }
}
