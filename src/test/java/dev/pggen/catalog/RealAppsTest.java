package dev.pggen.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Apps of the catalog itself pass. They are not ours to keep: run it with {@code
 * -Dcatalog.checkout=DIR} on a checkout of truenas/apps.
 */
@EnabledIfSystemProperty(named = "catalog.checkout", matches = ".+")
final class RealAppsTest {
  @ParameterizedTest
  @ValueSource(strings = {"forgejo", "gitea", "immich", "mealie", "paperless-ngx", "vikunja"})
  void appHasNoError(String name) throws IOException {
    Path app = Path.of(System.getProperty("catalog.checkout"), "ix-dev/community", name);
    AppDirectory read = AppReader.read(app, "community/" + name).value().orElseThrow();
    List<Finding> errors =
        CatalogCheck.check(read).stream().filter(f -> f.severity() == Severity.ERROR).toList();
    assertEquals(List.of(), errors);
  }
}
