package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files are meant, by their names alone. */
final class DiscoveryTest {
  @ParameterizedTest
  @CsvSource({
    "compose.yaml, true",
    "compose.yml, true",
    "docker-compose.yml, true",
    "docker-compose.override.yaml, true",
    "compose.prod-2.eu_west.yaml, true",
    "compose..yaml, false",
    "compose.yaml.yaml, true",
    "composer.yaml, false",
    "compose-prod.yaml, false",
    "compose.pröd.yaml, false",
    "compose.a b.yaml, false",
    "compose.json, false",
    "compose, false",
    "my-compose.yaml, false",
    "docker-docker-compose.yaml, false",
    "Compose.yaml, false"
  })
  void composeFiles(String name, boolean meant) {
    assertEquals(meant, Discovery.isCompose(Path.of("deploy", name)));
  }
}
