package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Any file under any name: a finding, or an honest line about why nobody read it. */
final class HostileFilesTest {
  private static final String CLEAN =
      """
      pggen: 1
      name: miniflux
      containers:
        web: {image: docker.io/miniflux/miniflux:2.2.13, user: "65534:65534", port: 8080, healthcheck: {command: [/usr/bin/miniflux, -healthcheck, auto]}, env: {DATABASE_URL_FILE: "${db.url.file}"}}
      postgres: {version: 17, memory: 512MiB}
      backup: {destination: /mnt/backup/miniflux}
      """;

  @TempDir Path home;

  /**
   * A file that somebody names.
   *
   * @param code how the run ends
   * @param says on standard error, or in the report
   */
  private record Hostile(String name, byte[] bytes, ExitCode code, String says) {
    static Hostile of(String name, String text, ExitCode code, String says) {
      return new Hostile(name, text.getBytes(StandardCharsets.UTF_8), code, says);
    }
  }

  private static List<Hostile> hostile() {
    String neither = "was not read, because it is no spec";
    return List.of(
        Hostile.of("README.md", "# Shop\n\nservices are fine\n", ExitCode.USAGE, neither),
        Hostile.of("Dockerfile", "FROM postgres:17\nUSER root\n", ExitCode.USAGE, neither),
        Hostile.of("package.json", "{\"name\": \"x\"}\n", ExitCode.USAGE, neither),
        Hostile.of("list.json", "[1, 2]\n", ExitCode.USAGE, neither),
        Hostile.of("k8s.yaml", "apiVersion: v1\nkind: Pod\n", ExitCode.USAGE, neither),
        Hostile.of("script.sh", "#!/bin/sh\nset -e\n", ExitCode.USAGE, neither),
        Hostile.of("job.nomad.hcl", "job \"x\" {\n}\n", ExitCode.CLEAN, "no findings in 1 file"),
        Hostile.of("old.nomad", "job \"x\" {\n", ExitCode.FINDINGS, "[PG01"),
        Hostile.of("group.nomad.hcl", "group \"x\" {\n}\n", ExitCode.FINDINGS, "PG087"),
        Hostile.of("deep.nomad.hcl", "a = " + "[".repeat(5000), ExitCode.FINDINGS, "[PG01"),
        Hostile.of("main.hcl", "resource \"x\" \"y\" {\n}\n", ExitCode.USAGE, neither),
        Hostile.of("postgresql.conf", "fsync = off\n", ExitCode.FINDINGS, "[PG801"),
        Hostile.of("my.cnf", "[mysqld]\nsync_binlog = 0\n", ExitCode.USAGE, neither),
        Hostile.of(".env", "POSTGRES_PASSWORD=hunter2\n", ExitCode.USAGE, neither),
        Hostile.of("blank.yaml", "\n \n\t\n", ExitCode.USAGE, neither),
        Hostile.of("empty.yaml", "", ExitCode.USAGE, "was not read, because it is empty"),
        Hostile.of("noname", "", ExitCode.USAGE, "was not read, because it is empty"),
        new Hostile(
            "logo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 1}, ExitCode.USAGE, "binary"),
        new Hostile("core", new byte[1 << 16], ExitCode.USAGE, "binary"),
        new Hostile(
            "big.log",
            "x\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8),
            ExitCode.USAGE,
            neither),
        Hostile.of(
            "pggen.defaults.yaml", "vars: {}\n", ExitCode.USAGE, "it is read with the specs"),
        Hostile.of("pggen.lock", "{\"postgres\": {}}\n", ExitCode.USAGE, neither),
        Hostile.of("-dash", "x\n", ExitCode.USAGE, neither),
        Hostile.of("ü ber.txt", "x\n", ExitCode.USAGE, neither),
        Hostile.of("bom.yml", "\ufeffservices: [a]\n", ExitCode.FINDINGS, "PG057"),
        Hostile.of("compose.yaml", "", ExitCode.FINDINGS, "PG057"),
        Hostile.of("compose.yml", "services: [a]\n", ExitCode.FINDINGS, "PG057"),
        Hostile.of("docker-compose.yml", "services:\n  a: {\n", ExitCode.FINDINGS, "PG001"),
        Hostile.of("a.pggen.yaml", "", ExitCode.FINDINGS, "[PG0"),
        Hostile.of("b.pggen.yaml", "# nothing\n", ExitCode.FINDINGS, "[PG0"),
        new Hostile("c.pggen.yaml", new byte[] {'p', 'g', 0, 'n'}, ExitCode.FINDINGS, "PG004"),
        new Hostile(
            "d.pggen.yaml",
            new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0},
            ExitCode.FINDINGS,
            "PG004"),
        Hostile.of("e.pggen.yaml", "[".repeat(5000), ExitCode.FINDINGS, "[PG00"),
        Hostile.of("f.pggen.yaml", "x: y\n".repeat(300_000), ExitCode.FINDINGS, "PG003"),
        Hostile.of("other.yaml", "pggen: 1\nname: shop\n", ExitCode.FINDINGS, "[PG0"),
        Hostile.of("stack.yaml", "services: 3\n", ExitCode.FINDINGS, "PG057"),
        Hostile.of("stack.json", "{\"services\": {}}", ExitCode.CLEAN, "no findings in 1 file"),
        Hostile.of("quoted.yaml", "\"services\" : {}\n", ExitCode.CLEAN, "no findings in 1 file"),
        Hostile.of("g.pggen.yaml", "pggen: 1\r\nname: shop\r\n", ExitCode.FINDINGS, "[PG0"));
  }

  @TestFactory
  Stream<DynamicTest> aloneAndBesideACleanSpec() throws IOException {
    return hostile().stream().map(file -> dynamicTest(file.name(), () -> hold(file)));
  }

  private void hold(Hostile file) throws IOException {
    Path directory = Files.createTempDirectory(home, "x");
    Files.write(directory.resolve(file.name()), file.bytes());
    Ran alone = Ran.in(directory, "lint", "--format", "concise", "--", file.name());
    assertEquals(file.code(), alone.code(), alone.out() + alone.err());
    assertTrue((alone.out() + alone.err()).contains(file.says()), alone.out() + alone.err());
    assertTrue((alone.out() + alone.err()).contains(file.name()) || file.code() == ExitCode.CLEAN);
    assertFalse((alone.out() + alone.err()).contains("Exception"), alone.err());
    assertFalse((alone.out() + alone.err()).contains("hunter2"), "a secret is never printed");

    Files.createDirectories(directory.resolve("y"));
    Files.writeString(directory.resolve("y/pggen.yaml"), CLEAN);
    Files.writeString(directory.resolve("y/z.pggen.yaml"), "pggen: 1\nname: shop\nnaem: x\n");
    Ran both = Ran.in(directory, "lint", "--format", "concise", "--", file.name(), "y");
    assertTrue(both.out().contains("y/z.pggen.yaml:3:1: error[PG010"), both.out());
    assertEquals(file.code().or(ExitCode.FINDINGS), both.code(), both.out() + both.err());
    for (String format : new String[] {"human", "json"}) {
      Ran other = Ran.in(directory, "lint", "--format", format, "--", file.name(), "y");
      assertTrue(other.out().contains("PG010"), other.out());
      assertEquals(both.code(), other.code());
    }
  }

  @Test
  void whatIsNotThereDoesNotStopTheOthersAndIsExitCodeThree() throws IOException {
    Files.writeString(home.resolve("z.pggen.yaml"), "pggen: 1\nname: shop\nnaem: x\n");
    Ran ran = Ran.in(home, "lint", "--format", "concise", "gone.yaml", "z.pggen.yaml", "gone2");
    assertEquals(ExitCode.FILES, ran.code());
    assertTrue(ran.out().contains("z.pggen.yaml:3:1: error[PG010"), ran.out());
    assertTrue(ran.err().contains("`gone.yaml` does not exist"), ran.err());
    assertTrue(ran.err().contains("`gone2` does not exist"), ran.err());
  }

  @Test
  void linksThatLeadNowhereOrInCirclesAreNamed() throws IOException {
    Files.writeString(home.resolve("pggen.yaml"), CLEAN);
    Files.createSymbolicLink(home.resolve("dangling.pggen.yaml"), Path.of("nowhere"));
    Files.createSymbolicLink(home.resolve("loop.pggen.yaml"), Path.of("loop.pggen.yaml"));
    Files.createSymbolicLink(home.resolve("around"), home);
    Ran all = Ran.in(home, "lint", "--format", "concise");
    assertEquals(ExitCode.FILES, all.code(), all.out() + all.err());
    assertTrue(all.err().contains("`dangling.pggen.yaml` is a link that leads nowhere"), all.err());
    assertTrue(all.err().contains("`loop.pggen.yaml` is a link that leads nowhere"), all.err());
    assertEquals("no findings in 1 file\n", all.out(), "links to directories are not followed");
    Ran named = Ran.in(home, "lint", "loop.pggen.yaml", "pggen.yaml");
    assertEquals(ExitCode.FILES, named.code());
    assertTrue(named.out().contains("no findings in 1 file"), named.out());
  }

  @Test
  void whatIsNoRegularFileIsNotOpened() throws Exception {
    Path pipe = home.resolve("pggen.yaml");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    Ran named = Ran.in(home, "lint", "pggen.yaml", "/dev/null");
    assertEquals(ExitCode.USAGE, named.code(), named.err());
    assertTrue(named.err().contains("`pggen.yaml` was not read, because it is no regular file"));
    assertTrue(named.err().contains("`/dev/null` was not read"), named.err());
    Ran found = Ran.in(home, "lint");
    assertEquals(ExitCode.USAGE, found.code(), "nobody named it, but it has a spec's name");
    assertTrue(found.err().contains("no regular file"), found.err());
  }

  @Test
  void aFileThatFailsWhileItIsReadIsNamedWithTheReason() throws IOException {
    Path memory = Path.of("/proc/self/mem");
    assumeTrue(Files.isRegularFile(memory));
    Files.writeString(home.resolve("pggen.yaml"), CLEAN);
    Ran ran = Ran.in(home, "lint", memory.toString(), "pggen.yaml");
    assertEquals(ExitCode.FILES, ran.code(), ran.err());
    assertTrue(ran.err().contains("`/proc/self/mem` cannot be read"), ran.err());
    assertTrue(ran.out().contains("no findings in 1 file"), ran.out());
  }

  @Test
  void aDirectoryWithOnlyAComposeFileIsLinted() throws IOException {
    Files.writeString(
        home.resolve("compose.yaml"),
        "services:\n  db:\n    image: postgres:latest\n    ports: [\"5432:5432\"]\n");
    Ran ran = Ran.in(home, "lint", "--format", "concise");
    assertEquals(ExitCode.FINDINGS, ran.code(), ran.err());
    assertTrue(ran.out().contains("compose.yaml:4:13: error[PG501"), ran.out());
    assertEquals(ExitCode.USAGE, Ran.in(home, "render").code(), "it is no spec");
  }

  @Test
  void whatASpecRendersIsNotLintedAgain() throws IOException {
    Files.writeString(home.resolve("pggen.yaml"), CLEAN);
    assertEquals(ExitCode.CLEAN, Ran.in(home, "render").code());
    assertEquals("no findings in 1 file\n", Ran.in(home, "lint").out());
  }
}
