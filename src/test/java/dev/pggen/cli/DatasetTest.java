package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets that keep a stack in a dataset: what they are refused, and when they are left out. */
final class DatasetTest {
  private static final String SPEC =
      """
      pggen: 1
      name: NAME
      containers:
        web:
          image: docker.io/miniflux/miniflux:2.2.13
          port: 8080
          healthcheck: none
          volumes: ["VOLUME:/data"]
          env: {DATABASE_URL_FILE: "${db.url.file}"}
      volumes: {photos: {host_path: HOST}}
      postgres: {version: "17.11"}
      backup: {destination: BACKUP}
      targets: {truenas: {dataset: DATASET}}
      """;

  @TempDir Path directory;

  private Ran render(String spec, String... options) throws IOException {
    Files.writeString(directory.resolve("pggen.yaml"), spec);
    String[] args = new String[options.length + 3];
    args[0] = "render";
    args[1] = "--format";
    args[2] = "concise";
    System.arraycopy(options, 0, args, 3, options.length);
    return Ran.in(directory, args);
  }

  private static String spec(
      String name, String dataset, String volume, String host, String backup) {
    return SPEC.replace("NAME", name)
        .replace("DATASET", dataset)
        .replace("VOLUME", volume)
        .replace("HOST", host)
        .replace("BACKUP", backup);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "web | tank | photos | /mnt/tank/photos | /mnt/b/x | pggen.yaml:13:30 PG023",
        "web | /mnt/tank/x | photos | /mnt/tank/photos | /mnt/b/x | pggen.yaml:13:30 PG023",
        "web | tank/../x | photos | /mnt/tank/photos | /mnt/b/x | pggen.yaml:13:30 PG023",
        "web | .ix-apps/x | photos | /mnt/tank/photos | /mnt/b/x | pggen.yaml:13:30 PG023",
        "web | tank/a b | photos | /mnt/tank/photos | /mnt/b/x | pggen.yaml:13:30 PG023",
        "web | tank/x | photos | /mnt/.ix-apps/y | /mnt/b/x | pggen.yaml:10:31 PG053",
        "web | tank/x | photos | /mnt | /srv/b | pggen.yaml:10:31 PG053",
        "web | tank/x | photos | /root/x | /mnt/b/x | pggen.yaml:10:31 PG053",
        "web | tank/x | photos | /mnt/tank/photos | /var/db/x | pggen.yaml:12:23 PG053",
        "web | tank/x | secrets | /mnt/tank/photos | /mnt/b/x | pggen.yaml:8:15 PG062",
      })
  void isRefusedInItsPlace(
      String name, String dataset, String volume, String host, String backup, String finding)
      throws IOException {
    Ran ran = render(spec(name, dataset, volume, host, backup), "--target", "truenas");
    String place = finding.substring(0, finding.indexOf(' '));
    String rule = finding.substring(finding.indexOf(' ') + 1);
    assertTrue(
        ran.out().lines().anyMatch(l -> l.startsWith(place + ":") && l.contains(rule)),
        ran.out() + ran.err());
    assertEquals(ExitCode.FINDINGS, ran.code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/srv/photos | /mnt/b/x | pggen.yaml:10:31: warning[PG053",
        "/mnt/tank/photos | /srv/b | pggen.yaml:12:23: warning[PG053",
        "/sys/photos | /mnt/b/x | ''",
        "/mnt/tank/photos | /mnt/b/x | ''",
      })
  void whatLiesOutsideOfThePoolsIsToldAndRendered(String host, String backup, String told)
      throws IOException {
    Ran ran =
        render(spec("web", "tank/x", "photos", host, backup), "--target", "truenas", "--no-lint");
    assertEquals(!told.isEmpty(), ran.out().contains("PG053"), ran.out());
    assertTrue(ran.out().contains(told), ran.out());
    assertEquals(ExitCode.CLEAN, ran.code(), ran.out() + ran.err());
  }

  @Test
  void aNameOfFortyOneCharactersIsRefusedInItsPlace() throws IOException {
    String name = "a".repeat(41);
    Ran ran = render(spec(name, "tank/x", "photos", "/mnt/tank/p", "/mnt/b/x"));
    assertTrue(ran.out().startsWith("pggen.yaml:2:7"), ran.out());
    assertTrue(ran.out().contains("PG022"), ran.out());
  }

  @Test
  void aTargetThatTheSpecNamesNoPlaceForIsLeftOutUntilItIsNamed() throws IOException {
    String spec =
        spec("web", "tank/x", "photos", "/mnt/tank/photos", "/mnt/b/x")
            .replaceAll("targets:.*\n", "");
    Ran ran = render(spec, "--no-lint");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.out() + ran.err());
    assertTrue(Files.exists(directory.resolve("deploy/compose/compose.yaml")));
    assertFalse(Files.exists(directory.resolve("deploy/truenas")));
    Ran named = render(spec, "--target", "truenas");
    assertTrue(named.out().startsWith("pggen.yaml:2:7"), named.out());
    assertTrue(named.out().contains("PG052"), named.out());
  }

  @Test
  void aRotationSpeaksOfTheRuntime() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "owners can only be given by root");
    String spec = spec("web", "tank/x", "photos", "/mnt/tank/photos", "/mnt/b/x");
    render(spec, "--no-lint", "--target", "truenas");
    Ran made = Ran.in(directory, "secrets", "--target", "truenas");
    assertEquals(ExitCode.CLEAN, made.code(), made.out() + made.err());
    Ran ran = Ran.in(directory, "secrets", "rotate", "db_password", "--target", "truenas");
    List<String> steps = ran.out().lines().filter(l -> l.startsWith("  ")).toList();
    assertEquals(3, steps.size(), ran.out() + ran.err());
    assertTrue(steps.get(0).endsWith("sudo ./prepare.sh --replace"), steps.get(0));
    assertTrue(steps.get(1).startsWith("  docker exec -i ix-web-db-1 /bin/bash "), steps.get(1));
    assertEquals("  midclt call -j app.redeploy web", steps.get(2));
  }

  @Test
  void aManifestThatIsTooLongIsNotWritten() throws IOException {
    String spec =
        spec("web", "tank/x", "photos", "/mnt/tank/photos", "/mnt/b/x")
            .replace("env: {", "env: {LONG: \"" + "x".repeat(20_000) + "\", ");
    Ran ran = render(spec, "--no-lint", "--target", "truenas");
    assertTrue(ran.out().contains("PG054"), ran.out());
    assertEquals(ExitCode.FINDINGS, ran.code());
    assertFalse(Files.exists(directory.resolve("deploy/truenas")));
  }
}
