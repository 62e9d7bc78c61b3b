package dev.pggen.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Apps as they are committed below the samples: all that is found is the library they lack. */
final class RenderedAppsTest {
  private static List<Path> apps() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("samples"))) {
      return all.filter(p -> p.endsWith("app.yaml") && p.toString().contains("/catalog/ix-dev/"))
          .map(p -> p.toAbsolutePath().getParent())
          .sorted()
          .toList();
    }
  }

  @Test
  void passOurChecks() throws IOException {
    List<Path> apps = apps();
    assertFalse(apps.isEmpty());
    for (Path app : apps) {
      AppDirectory read = AppReader.read(app, app.getFileName().toString()).value().orElseThrow();
      assertEquals(
          List.of(
              "PG048 the app does not carry library 2.3.11 in `templates/library/base_v2_3_11`"),
          CatalogCheck.check(read).stream().map(f -> f.rule().id() + " " + f.message()).toList(),
          app.toString());
    }
  }
}
