package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A store that is told of a password by other ways than its command (PG532). */
final class OpenStoreTest {
  @TempDir Path home;

  @ParameterizedTest
  @CsvSource({
    "redis:7.4.1, 'environment: {A: b}', true",
    "redis/redis-stack:7.4.0-v1, 'environment: {REDIS_ARGS: $FLAGS}', false",
    "valkey/valkey:8.0.1, 'environment: [VALKEY_EXTRA_FLAGS]', false",
    "mongo:8.0.1, 'command: [--quiet]', true",
    "mongo:8.0.1, 'command: [--clusterAuthMode=x509]', false",
    "redis/redis-stack:7.4.0-v1, 'volumes: [./local.conf:/redis-stack.conf]', false",
  })
  void flagsAndFilesMayHoldAPassword(String image, String more, boolean open) throws IOException {
    Files.writeString(
        home.resolve("compose.yaml"),
        "services:\n  store:\n    image: "
            + image
            + "\n    ports: [\"6379:6379\"]\n    "
            + more
            + "\n");
    Ran ran = Ran.in(home, "lint", "--format=concise", "--select=PG532");
    assertEquals(open, ran.out().contains("PG532"), ran.out() + ran.err());
  }
}
