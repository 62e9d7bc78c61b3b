package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.lint.rule.ImageNotes.Kind;
import dev.pggen.stack.ImageRef;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table says where each line was read, and finds an image by any of its names. */
final class ImageNotesTest {
  private static final int CELLS = 5;

  @Test
  void everyLineIsWholeAndHasASource() {
    List<String> kinds =
        Stream.of(Kind.values()).map(k -> k.name().toLowerCase(Locale.ROOT)).toList();
    for (List<String> line : Table.read("images.tsv")) {
      assertEquals(CELLS, line.size(), line.toString());
      assertTrue(kinds.contains(line.get(1)), line.toString());
      assertTrue(line.get(0).indexOf('/') > 0, line + " names its registry");
      assertFalse(line.get(CELLS - 1).isEmpty(), line + " has a source");
      assertEquals(
          line.get(1).equals("client"), line.get(2).isEmpty() && line.get(3).isEmpty(), line + "");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "postgres:16, CLIENT, true",
    "docker.io/library/postgres:16, CLIENT, true",
    "ghcr.io/library/postgres:16, CLIENT, false",
    "bitnami/redis:8.0.1, UNMAINTAINED, true",
    "vectorim/riot-web, UNMAINTAINED, true",
    "registry.hub.docker.com/tensorchord/pgvecto-rs:pg14-v0.2.0, UNMAINTAINED, true",
    "index.docker.io/vault:1.13.3, UNMAINTAINED, true",
    "registry.example.org/tensorchord/pgvecto-rs:pg14-v0.2.0, UNMAINTAINED, false",
    "localhost/bitnami/redis:8.0.1, UNMAINTAINED, false",
    "docker.io/bitnami/postgresql:17.5.0, ENTRYPOINT, true",
    "docker.io/bitnami/postgresql-exporter:0.1.0, ENTRYPOINT, false",
    "ghcr.io/zalando/spilo-17:4.0, ENTRYPOINT, true",
    "vaultwarden/server:1.34.3, SQLITE, true",
    "vaultwarden/server:1.34.3, CLIENT, false",
    "lscr.io/linuxserver/socket-proxy:3.2.3, SOCKET_PROXY, true",
    "wollomatic/socket-proxy:1, SOCKET_PROXY, true",
  })
  void isFound(String image, Kind kind, boolean expected) {
    assertEquals(expected, ImageNotes.of(ImageRef.parse(image), kind).isPresent());
  }
}
