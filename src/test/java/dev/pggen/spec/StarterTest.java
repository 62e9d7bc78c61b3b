package dev.pggen.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code pggen init} writes is a spec without a finding, and says what was asked for. */
final class StarterTest {
  @ParameterizedTest
  @CsvSource({
    "miniflux, docker.io/miniflux/miniflux:2.2.13, 8080, 17, /mnt/backup/miniflux, 65534:65534",
    "my-app, ghcr.io/me/my-app:1, 3000, 18.6, /srv/backup, 1000:1000",
    "n8, localhost:5000/n8:2, 1, '17.10', '/mnt/with blank', 1000:1000",
    "wp, docker.io/library/wordpress:6-apache, 80, 14, /b, 1000:1000",
  })
  void loads(String name, String image, int port, String version, String destination, String user) {
    String text = new Starter(name, image, port, version, destination, false).text();
    Result<Spec> result =
        SpecLoader.load(SourceFile.of("pggen.yaml", text), "compose", MemoryFiles.none());
    assertEquals(List.of(), result.findings());
    Spec spec = result.value().orElseThrow();
    ContainerSpec web = spec.containers().get("web");
    assertEquals(name, spec.name().value());
    assertEquals(image, web.image().value());
    assertEquals(user, web.user().orElseThrow().value());
    assertEquals(port, web.ports().get(0).port());
    assertEquals(version, spec.postgres().version().value());
    assertEquals(destination, spec.backup().orElseThrow().destination().value());
  }
}
