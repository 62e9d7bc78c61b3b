package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pggen.lsp.TestClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Compose file of several documents is linted as one, and no fix is tried on it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class MergedDocumentsTest {
  private static final String FIRST =
      """
      services:
          db:
              image: postgres:18.1
              shm_size: 256m
          app:
              image: example/app:2.4.1
              depends_on: {db: {condition: service_healthy}}
      """;

  private static final String BOTH = FIRST + "---\nservices:\n  db:\n    image: postgres:18\n";

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(strings = {"--fix", "--fix=unsafe", "--diff"})
  void theFileStaysAsItIs(String how) throws Exception {
    Path file = Files.writeString(home.resolve("compose.yaml"), BOTH);

    Ran ran = Ran.in(home, "lint", how);
    assertEquals(BOTH, Files.readString(file), ran.toString());
    assertTrue(ran.err().startsWith("nothing to fix"), ran.err());
    assertFalse(ran.err().contains("more with"), ran.err());
  }

  /** Otherwise the other tests would say nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"", "---\n"})
  void oneDocumentIsMended(String end) throws Exception {
    Path file = Files.writeString(home.resolve("compose.yaml"), FIRST + end);

    Ran.in(home, "lint", "--fix=unsafe");
    String fixed = Files.readString(file);
    assertTrue(fixed.contains("\n        healthcheck:"), fixed);
  }

  @Test
  void editorsAreOfferedNoFix() throws Exception {
    TestClient client = LspLintTest.served(home).client();
    client.initialize(home);
    Path file = home.resolve("compose.yaml");
    client.open(file, 1, BOTH);
    JsonNode diagnostics = client.diagnostics(file, 1);
    List<String> codes = diagnostics.findValuesAsText("code");
    assertTrue(codes.contains("PG316"), codes.toString());
    for (JsonNode each : diagnostics) {
      for (JsonNode action : client.actions(file, each.path("range"))) {
        String title = action.path("title").asText();
        assertTrue(title.startsWith("Ignore "), title);
      }
    }
  }
}
