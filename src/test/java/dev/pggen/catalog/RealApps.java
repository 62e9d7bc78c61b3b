package dev.pggen.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Apps of the catalog itself pass. They are not ours to keep, so the suite leaves this out: {@code
 * mvn test -Dtest=RealApps -Dcatalog.checkout=DIR} asks a checkout of truenas/apps.
 */
final class RealApps {
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
