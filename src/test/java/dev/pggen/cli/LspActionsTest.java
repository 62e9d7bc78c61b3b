package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pggen.lsp.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an editor is offered does what it says, and nothing else. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class LspActionsTest {
  private static final String SPEC =
      """
      pggen: 1
      name: shop
      containers:
        web:
          image: docker.io/example/shop:2.4.1
          user: "1000:1000"
          cap_add: [SYS_ADMIN] # mounts
      postgres:
        version: 17
        memory: 512MiB
        parameters:
          work_mem: 2MB # 😀
          deadlock_timeout: 2s
          fsync: "off"
      backup: {destination: /mnt/backup/shop}
      """;

  @TempDir Path home;
  private TestClient client;

  @BeforeEach
  void serve() throws IOException {
    client = LspLintTest.served(home).client();
    client.initialize(home);
  }

  private Path open(String name, String text) throws IOException {
    Path file = home.resolve(name);
    client.open(file, 1, text);
    return file;
  }

  private static JsonNode found(JsonNode diagnostics, String rule) {
    for (JsonNode each : diagnostics) {
      if (each.path("code").asText().equals(rule)) {
        return each;
      }
    }
    throw new AssertionError("no " + rule + " in " + diagnostics);
  }

  private static boolean has(JsonNode diagnostics, String rule) {
    return diagnostics.findValuesAsText("code").contains(rule);
  }

  private static List<String> titles(JsonNode actions) {
    return actions.findValuesAsText("title");
  }

  private static JsonNode titled(JsonNode actions, String start) {
    for (JsonNode each : actions) {
      if (each.path("title").asText().startsWith(start)) {
        return each;
      }
    }
    throw new AssertionError("no `" + start + "` in " + titles(actions));
  }

  /** The text after an action, as an editor makes it: from the last edit to the first. */
  static String after(String text, JsonNode action) {
    JsonNode edits = action.at("/edit/documentChanges/0/edits");
    assertFalse(edits.isEmpty(), action::toString);
    StringBuilder out = new StringBuilder(text);
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        starts.add(i + 1);
      }
    }
    for (int i = edits.size() - 1; i >= 0; i--) {
      JsonNode range = edits.get(i).path("range");
      out.replace(
          index(starts, range.path("start")),
          index(starts, range.path("end")),
          edits.get(i).path("newText").asText());
    }
    return out.toString();
  }

  private static int index(List<Integer> starts, JsonNode place) {
    return starts.get(place.path("line").asInt()) + place.path("character").asInt();
  }

  @Test
  void aSafeFixComesFirstAndMends() throws Exception {
    Path file = open("pggen.yaml", SPEC);
    JsonNode fsync = found(client.diagnostics(file, 1), "PG801");
    JsonNode actions = client.actions(file, fsync.path("range"), "quickfix");
    assertEquals("Take `fsync` out (PG801)", titles(actions).get(0));
    JsonNode fix = actions.get(0);
    assertTrue(fix.path("isPreferred").asBoolean());
    assertEquals(fsync, fix.at("/diagnostics/0"));
    assertEquals(1, fix.at("/edit/documentChanges/0/textDocument/version").asInt());
    String mended = after(SPEC, fix);
    assertEquals(SPEC.replace("    fsync: \"off\"\n", ""), mended);
    client.change(file, 2, mended);
    assertFalse(has(client.diagnostics(file, 2), "PG801"));
  }

  @Test
  void anUnsafeFixSaysSo() throws Exception {
    Path file = open("pggen.yaml", SPEC);
    JsonNode capability = found(client.diagnostics(file, 1), "PG603");
    JsonNode actions = client.actions(file, capability.path("range"));
    JsonNode fix = titled(actions, "Take `SYS_ADMIN` out (PG603, unsafe: may change what runs)");
    assertTrue(fix.path("isPreferred").isMissingNode());
    assertEquals(SPEC.replace("    cap_add: [SYS_ADMIN] # mounts\n", ""), after(SPEC, fix));
  }

  @Test
  void allSafeFixesAreOneActionOnItsOwn() throws Exception {
    String spec = SPEC.replace("2MB", "2048");
    Path file = open("pggen.yaml", spec);
    JsonNode anywhere = found(client.diagnostics(file, 1), "PG067").path("range");
    JsonNode all = client.actions(file, anywhere, "source.fixAll");
    assertEquals(List.of("Apply all safe fixes of pggen"), titles(all));
    assertEquals("source.fixAll.pggen", all.at("/0/kind").asText());
    assertEquals(2, all.at("/0/edit/documentChanges/0/edits").size(), "only what differs");
    String expected = SPEC.replace("2MB", "2048kB").replace("    fsync: \"off\"\n", "");
    assertEquals(expected, after(spec, all.get(0)));
    assertEquals(0, client.actions(file, anywhere, "refactor").size());
    Files.writeString(file, spec);
    assertEquals(ExitCode.CLEAN, Ran.in(home, "lint", "--fix").code(), "as the command does");
    assertEquals(expected, Files.readString(file));
  }

  @Test
  void whatIsFixedInTheEditorIsNotWritten() throws Exception {
    Path file = Files.writeString(home.resolve("pggen.yaml"), "pggen: 1\n");
    client.open(file, 1, SPEC);
    JsonNode range = found(client.diagnostics(file, 1), "PG801").path("range");
    client.actions(file, range);
    assertEquals("pggen: 1\n", Files.readString(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          compose.yaml    | PG603 | services:~  web:~    cap_add: [SYS_ADMIN]~                        | cap_add: [SYS_ADMIN] # pggen: ignore[PG603] -- REASON~
          compose.yaml    | PG603 | services:~  web:~    cap_add: [SYS_ADMIN] # it mounts~            | ~    # pggen: ignore[PG603] -- REASON~    cap_add
          compose.yaml    | PG603 | services:~  web:~    cap_add: # so~      - SYS_ADMIN~             | - SYS_ADMIN # pggen: ignore[PG603] -- REASON~
          job.nomad.hcl   | PG609 | job "a" {~  group "a" {~    task "a" {~      driver = "docker"~      config {~        image = "a/b:1"~        privileged = true~      }~    }~  }~}~ | privileged = true # pggen: ignore[PG609] -- REASON~
          postgresql.conf | PG801 | fsync = off~                                                      | fsync = off # pggen: ignore[PG801] -- REASON~
          postgresql.conf | PG801 | fsync = off                                                       | fsync = off # pggen: ignore[PG801] -- REASON
          """)
  void aFindingIsAcceptedWhereItStands(String name, String rule, String lines, String expected)
      throws Exception {
    String text = lines.strip().replace('~', '\n');
    Path file = open(name, text);
    JsonNode range = found(client.diagnostics(file, 1), rule).path("range");
    String title = "Ignore " + rule + " here; write the reason for REASON";
    String accepted = after(text, titled(client.actions(file, range, "quickfix"), title));
    assertTrue(accepted.contains(expected.strip().replace('~', '\n')), accepted);
    client.change(file, 2, accepted);
    JsonNode left = client.diagnostics(file, 2);
    assertFalse(has(left, rule), left::toString);
    assertFalse(has(left, "PG992"), left::toString);
  }

  @Test
  void lineEndsAndTheByteOrderMarkStay() throws Exception {
    String text = "\ufeffservices:\r\n  web:\r\n    cap_add: [SYS_ADMIN] # so\r\n";
    Path file = open("compose.yaml", text);
    JsonNode range = found(client.diagnostics(file, 1), "PG603").path("range");
    JsonNode action = titled(client.actions(file, range), "Ignore PG603");
    String comment = "    # pggen: ignore[PG603] -- REASON\r\n";
    assertEquals(text.replace("    cap", comment + "    cap"), after(text, action));
  }

  @Test
  void aFixThatDoesHarmIsNotOffered() throws Exception {
    String harmless = SPEC.replace("backup:", "backp:");
    Path file = open("pggen.yaml", harmless);
    JsonNode range = found(client.diagnostics(file, 1), "PG010").path("range");
    String title = "Write `backup` (PG010, unsafe: may change what runs)";
    assertEquals(SPEC, after(harmless, titled(client.actions(file, range), title)));
    client.change(file, 2, harmless.replace("destination", "same_disk"));
    range = found(client.diagnostics(file, 2), "PG010").path("range");
    assertEquals("[]", client.actions(file, range).toString(), "the block lacks what it must have");
  }

  @Test
  void whatCannotBeAcceptedIsNotOffered() throws Exception {
    String text = "services:\n  web:\n    environment: {API_TOKEN: f3a9c1d27b5e84406c1d}\n";
    Path file = open("compose.yaml", text);
    JsonNode secret = found(client.diagnostics(file, 1), "PG101");
    JsonNode actions = client.actions(file, secret.path("range"));
    assertFalse(titles(actions).toString().contains("Ignore PG101"), titles(actions)::toString);
    String json = "{\"services\": {\"web\": {\"cap_add\": [\"SYS_ADMIN\"]}}}\n";
    Path other = open("services.json", json);
    JsonNode range = found(client.diagnostics(other, 1), "PG603").path("range");
    assertEquals("[]", client.actions(other, range).toString(), "JSON has no comments");
  }

  @Test
  void overAFindingStandsThePageOfItsRule() throws Exception {
    Path file = open("pggen.yaml", SPEC);
    JsonNode start = found(client.diagnostics(file, 1), "PG801").at("/range/start");
    int line = start.path("line").asInt();
    JsonNode hover = client.hover(file, line, start.path("character").asInt() + 1);
    assertEquals(
        Ran.in(home, "explain", "PG801").out().strip(),
        hover.at("/contents/value").asText().strip());
    assertTrue(client.hover(file, line, 0).isNull());
    assertTrue(client.hover(file, 0, 0).isNull());
  }
}
