package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pggen.lsp.Served;
import dev.pggen.lsp.TestClient;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An editor is told of the same findings as whoever runs lint, in its own columns. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class LspLintTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @TempDir Path home;

  static Served served(Path directory) throws IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(StandardInput.empty(), nowhere, nowhere, directory, Map.of(), TODAY, "");
    return new Served(new LspProject(terminal, () -> TODAY, false));
  }

  private static List<String> told(JsonNode diagnostics) {
    List<String> told = new ArrayList<>();
    for (JsonNode each : diagnostics) {
      JsonNode start = each.path("range").path("start");
      JsonNode end = each.path("range").path("end");
      told.add(
          each.path("code").asText("-")
              + " "
              + each.path("severity").asInt()
              + " "
              + start.path("line").asInt()
              + ":"
              + start.path("character").asInt()
              + "-"
              + end.path("line").asInt()
              + ":"
              + end.path("character").asInt());
    }
    return told;
  }

  @ParameterizedTest
  @CsvSource({
    "bad/shop/pggen.yaml",
    "bad/twin/pggen.yaml",
    "gitea/pggen.yaml",
  })
  void whatLintSays(String sample) throws Exception {
    Path file = Path.of("samples").resolve(sample).toAbsolutePath();
    JsonNode report =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .readTree(Ran.in(file.getParent(), "lint", "--format=json", "pggen.yaml").out());
    List<String> expected = new ArrayList<>();
    for (JsonNode each : report.path("findings")) {
      if (each.path("suppressed").isNull()) {
        int severity =
            List.of("", "error", "warning", "info").indexOf(each.path("severity").asText());
        expected.add(
            each.path("rule").asText()
                + " "
                + severity
                + " "
                + (each.path("line").asInt() - 1)
                + ":"
                + (each.path("column").asInt() - 1)
                + "-"
                + (each.path("endLine").asInt() - 1)
                + ":"
                + (each.path("endColumn").asInt() - 1));
      }
    }
    TestClient client = served(home).client();
    client.initialize(file.getParent());
    client.open(file, 1, Files.readString(file));
    assertEquals(expected, told(client.diagnostics(file, 1)));
  }

  @Test
  void columnsAreUtf16() throws Exception {
    Path file = home.resolve("compose.yaml");
    TestClient client = served(home).client();
    client.initialize(home);
    client.open(
        file,
        7,
        """
        services:
          web: {image: "docker.io/example/shop:2.4.1", labels: {a: "😀é"}, cap_add: [SYS_ADMIN]}
        """);
    List<String> told = told(client.diagnostics(file, 7));
    int unit =
        "  web: {image: \"docker.io/example/shop:2.4.1\", labels: {a: \"😀é\"}, cap_add: ["
            .length();
    String place = "1:" + unit + "-1:" + (unit + "SYS_ADMIN".length());
    assertTrue(told.contains("PG603 2 " + place), told::toString);
  }
}
