package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pggen.lsp.TestClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The process that an editor starts, from its first word to its exit code. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class LspProcessTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COMPOSE =
      """
      name: shop
      services:
        web: # 😀
          image: docker.io/example/shop:2.4.1
          environment: {SHOP_WORD: "😀", SHOP_UMASK: 0027, SHOP_PORT: "8080"}
          cap_add: [SYS_ADMIN]
      """;

  @TempDir Path home;

  private Process start(String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command)
        .directory(home.toFile())
        .redirectError(home.resolve("err").toFile())
        .start();
  }

  private TestClient client(Process process) {
    return new TestClient(process.getInputStream(), process.getOutputStream());
  }

  private String err() throws IOException {
    return Files.readString(home.resolve("err"));
  }

  /** Rule, severity, message with the next step, and place in lines and code points. */
  private static List<String> told(JsonNode diagnostics, String text) {
    List<String> told = new ArrayList<>();
    for (JsonNode each : diagnostics) {
      told.add(
          each.path("code").asText()
              + " "
              + List.of("", "error", "warning", "info").get(each.path("severity").asInt())
              + " "
              + place(each.at("/range/start"), text)
              + "-"
              + place(each.at("/range/end"), text)
              + " "
              + each.path("message").asText());
    }
    return told;
  }

  private static String place(JsonNode place, String text) {
    int line = place.path("line").asInt();
    String before = text.lines().toList().get(line).substring(0, place.path("character").asInt());
    return (line + 1) + ":" + (before.codePointCount(0, before.length()) + 1);
  }

  private static List<String> reported(JsonNode report) {
    List<String> told = new ArrayList<>();
    for (JsonNode each : report.path("findings")) {
      String help = each.path("help").asText();
      told.add(
          each.path("rule").asText()
              + " "
              + each.path("severity").asText()
              + " "
              + each.path("line").asInt()
              + ":"
              + each.path("column").asInt()
              + "-"
              + each.path("endLine").asInt()
              + ":"
              + each.path("endColumn").asInt()
              + " "
              + each.path("message").asText()
              + (help.isEmpty() ? "" : "\nhelp: " + help));
    }
    return told;
  }

  @Test
  void fromTheFirstFindingToTheLast() throws Exception {
    Path file = Files.writeString(home.resolve("compose.yaml"), COMPOSE);
    Process lint = start("lint", "--format=json", "--fail-on=warning");
    JsonNode report = JSON.readTree(lint.getInputStream().readAllBytes());
    assertEquals(1, lint.waitFor());
    Process server = start("lsp", "--stdio");
    try {
      TestClient client = client(server);
      client.initialize(home);
      client.open(file, 1, COMPOSE);
      JsonNode diagnostics = client.diagnostics(file, 1);
      assertEquals(reported(report), told(diagnostics, COMPOSE));

      JsonNode umask = diagnostics.get(diagnostics.findValuesAsText("code").indexOf("PG902"));
      JsonNode start = umask.at("/range/start");
      JsonNode hover =
          client.hover(file, start.path("line").asInt(), start.path("character").asInt());
      Process explain = start("explain", "PG902");
      String page = new String(explain.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(page, hover.at("/contents/value").asText());
      assertTrue(client.hover(file, 0, 0).isNull());

      JsonNode fix = client.actions(file, umask.path("range"), "quickfix").get(0);
      String mended = LspActionsTest.after(COMPOSE, fix);
      assertEquals(COMPOSE.replace("0027", "\"0027\""), mended);
      client.change(file, 2, mended);
      JsonNode left = client.diagnostics(file, 2);
      assertFalse(left.findValuesAsText("code").contains("PG902"), left::toString);
      assertEquals(diagnostics.size() - 1, left.size());

      assertTrue(client.request("shutdown", JSON.nullNode()).path("result").isNull());
      client.tell("exit", "null");
      assertTrue(client.isAtEnd(), "nothing but the protocol");
      assertEquals(0, server.waitFor());
      assertEquals("", err());
      assertEquals(COMPOSE, Files.readString(file), "what is not saved is not written");
      try (Stream<Path> files = Files.list(home)) {
        assertEquals(2, files.count(), "compose.yaml and what was printed");
      }
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void withVerboseItsLogIsOnStandardError() throws Exception {
    Process server = start("lsp", "--verbose");
    try {
      TestClient client = client(server);
      client.initialize(home);
      Path file = home.resolve("deployment.yaml");
      client.open(file, 1, "kind: Deployment\n");
      assertEquals("[]", client.diagnostics(file, 1).toString());
      client.close();
      assertEquals(1, server.waitFor(), "it did not say that it would end");
      assertTrue(err().contains("pggen: `deployment.yaml` was not read, because"), err());
    } finally {
      server.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hello~                                    | a header is no text
          Content-Length: x~~                       | `Content-Length` is no length
          Content-Length: 999999999~~               | a message is larger than 16 MiB
          Content-Length: 10~~{                     | the input ends within a message
          """)
  void whatIsNoProtocolEndsIt(String bytes, String why) throws Exception {
    Process server = start("lsp");
    try {
      TestClient client = client(server);
      boolean plain = bytes.startsWith("hello");
      client.raw(bytes.replace("~", plain ? "\n" : "\r\n"));
      client.close();
      assertEquals(-32700, client.next().at("/error/code").asInt());
      assertTrue(client.isAtEnd());
      assertEquals(2, server.waitFor());
      assertEquals(2, err().lines().count(), err());
      assertTrue(err().contains("no Language Server Protocol: " + why), err());
    } finally {
      server.destroyForcibly();
    }
  }
}
