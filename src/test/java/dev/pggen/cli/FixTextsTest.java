package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What fixes make of a text, to the byte. */
final class FixTextsTest {
  private static final String BASE =
      """
      pggen: 1
      name: shop
      containers:
        web:
          image: docker.io/example/shop:2.4.1
          user: "1000:1000"
          port: 8080
          env: {MODE: fast}
      volumes: {}
      postgres:
        version: 17
        memory: 512MiB
        parameters: {random_page_cost: 1.1}
      backup: {destination: /mnt/backup/shop}
      """;

  @TempDir Path home;

  /**
   * A part of the spec, wrong and mended.
   *
   * @param right what stands in the spec
   * @param wrong what is put there instead
   * @param mended what the fix makes of it
   */
  private record Case(String rule, String kind, String right, String wrong, String mended) {
    static Case of(String rule, String kind, String right, String wrong) {
      return new Case(rule, kind, right, wrong, right);
    }
  }

  private static List<Case> cases() {
    String cost = "random_page_cost: 1.1";
    String memory = "memory: 512MiB";
    String port = "port: 8080";
    return List.of(
        Case.of("PG010", "unsafe", "containers:", "services:"),
        new Case("PG010", "unsafe", "env:", "\"environment\":", "\"env\":"),
        new Case("PG011", "safe", port, "port: '8080' # why", "port: 8080 # why"),
        Case.of("PG011", "unsafe", memory, "memory: 512"),
        new Case(
            "PG013",
            "unsafe",
            port,
            port + "\n    cap_add: [CHWN]",
            port + "\n    cap_add: [CHOWN]"),
        new Case("PG020", "unsafe", memory, "memory: \"512 mb\"", "memory: \"512MiB\""),
        new Case(
            "PG021",
            "unsafe",
            port,
            port + "\n    stop_grace_period: \"90\"",
            port + "\n    stop_grace_period: \"90s\""),
        new Case(
            "PG044", "unsafe", "volumes: {}\n", "volumes: {data: {}, logs: {size: 1GiB}}\n", ""),
        Case.of("PG064", "unsafe", cost, "random_page_cots: 1.1"),
        new Case("PG065", "unsafe", cost, "wal_level: replca", "wal_level: replica"),
        Case.of("PG066", "unsafe", cost, "block_size: 8192, " + cost),
        new Case(
            "PG067",
            "safe",
            cost,
            "work_mem: 2048, wal_buffers: 64, statement_timeout: '60000'",
            "work_mem: 2048kB, wal_buffers: 512kB, statement_timeout: '60000ms'"),
        new Case(
            "PG991",
            "unsafe",
            "postgres:",
            "# pggen: ignore[no-backp] -- elsewhere\npostgres:",
            "postgres:"),
        Case.of("PG992", "safe", memory, memory + "\t # pggen: ignore[PG801] -- x"),
        Case.of(
            "PG993", "unsafe", memory, memory + " # pggen: ignore[PG801] until=2026-01-01 -- x"),
        Case.of("PG994", "unsafe", memory, memory + " # pggen: ignore[PG101] -- x"));
  }

  /** Which kinds of fixes a rule has by these cases. */
  static Set<String> kinds(String rule) {
    return cases().stream()
        .filter(c -> c.rule().equals(rule))
        .map(Case::kind)
        .collect(Collectors.toSet());
  }

  @TestFactory
  Stream<DynamicTest> mended() {
    return cases().stream().map(c -> dynamicTest(c.rule() + " " + c.wrong(), () -> hold(c)));
  }

  private void hold(Case one) throws IOException {
    assertTrue(BASE.contains(one.right()), one.right());
    Path directory = Files.createTempDirectory(home, one.rule());
    Path spec = directory.resolve("pggen.yaml");
    Files.writeString(spec, BASE.replace(one.right(), one.wrong()));
    String before = Ran.in(directory, "lint", "--format", "json").out();
    assertTrue(before.contains("\"rule\":\"" + one.rule() + "\""), before);

    Ran ran = Ran.in(directory, "lint", one.kind().equals("safe") ? "--fix" : "--fix=unsafe");
    assertEquals(BASE.replace(one.right(), one.mended()), Files.readString(spec), ran.err());
    assertEquals(ExitCode.CLEAN, ran.code(), ran.out());
  }
}
