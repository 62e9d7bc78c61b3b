package dev.pggen.target.truenas.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.artifact.OutputFile;
import dev.pggen.catalog.AppDirectory;
import dev.pggen.catalog.AppReader;
import dev.pggen.catalog.CatalogCheck;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.Severity;
import dev.pggen.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Apps that are made from samples pass our own checks of the catalog, but for the library that they
 * do not carry. With {@code -Dcatalog.rendered=DIR} they are left there, for the catalog's tools.
 */
final class CatalogAppTest {
  @TempDir Path temporary;

  @TestFactory
  Stream<DynamicTest> passesOurChecks() {
    return FittingSamples.NAMES.stream()
        .flatMap(
            name ->
                Stream.of(999, 568)
                    .map(uid -> DynamicTest.dynamicTest(name + " " + uid, () -> hold(name, uid))));
  }

  private void hold(String name, int uid) throws IOException {
    Stack stack = FittingSamples.stack(name);
    Result<List<OutputFile>> files = CatalogApp.files(stack, FittingSamples.options(uid));
    assertEquals(List.of(), files.findings());
    String kept = System.getProperty("catalog.rendered", "");
    Path root = kept.isEmpty() ? temporary : Path.of(kept, Integer.toString(uid));
    for (OutputFile file : files.value().orElseThrow()) {
      Path path = root.resolve(file.path());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.text());
    }
    String shown = "community/" + stack.name();
    AppDirectory app =
        AppReader.read(root.resolve("catalog/ix-dev").resolve(shown), shown).value().orElseThrow();
    List<String> errors =
        CatalogCheck.check(app).stream()
            .filter(f -> f.severity() == Severity.ERROR)
            .map(f -> f.message() + "; " + f.help())
            .toList();
    assertEquals(
        List.of(
            "the app does not carry library 2.3.11 in `templates/library/base_v2_3_11`;"
                + " in a checkout of truenas/apps run `"
                + CatalogApp.start(stack, FittingSamples.options(uid)).get(1)
                + "`"),
        errors);
  }

  @Test
  void app() throws IOException {
    StringBuilder all = new StringBuilder();
    for (OutputFile file :
        CatalogApp.files(FittingSamples.stack("gitea"), FittingSamples.options(568))
            .value()
            .orElseThrow()) {
      all.append("==> ").append(file.path()).append('\n').append(file.text());
    }
    Approvals.verify(all.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "minimal; `web` publishes its port `http` as 8080",
        "gitea; an app of the catalog does not join `proxy`",
        "n8n; `worker` has replicas or devices",
        "immich; `server` mounts `/mnt/tank/photos` of the host",
        "maas; `region` uses the host's network"
      })
  void sampleIsRefused(String name, String message) throws IOException {
    List<Finding> findings =
        CatalogApp.files(FittingSamples.asItIs(name), FittingSamples.options(999)).findings();
    assertTrue(
        findings.stream().anyMatch(f -> f.message().equals(message)),
        () ->
            findings.stream()
                .map(f -> f.span().position() + " " + f.message())
                .toList()
                .toString());
    assertTrue(findings.stream().allMatch(f -> f.span().path().startsWith("samples/" + name)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "version: 17,; version: 17, image: 'docker.io/library/postgres:17',;"
            + " 9; the catalog's library takes no database image `docker.io/library/postgres:17`",
        "RUN_MIGRATIONS: \"1\"; UMASK: \"022\";" + " 8; `web` sets `UMASK`, which the library sets",
      })
  void changeIsRefused(String from, String to, int line, String message) throws IOException {
    List<Finding> findings =
        CatalogApp.files(FittingSamples.changed("minimal", from, to), FittingSamples.options(999))
            .findings();
    assertEquals(
        List.of(line + " " + message),
        findings.stream().map(f -> f.span().line() + " " + f.message()).toList());
  }
}
