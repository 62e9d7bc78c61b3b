package dev.pggen.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is looked at while somebody types, and what is told of it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TypingTest {
  private static final Path FILE = Path.of("/home/anna/shop/compose.yaml");
  private static final Path BESIDE = Path.of("/home/anna/shop/.env");
  private static final Path ELSEWHERE = Path.of("/home/anna/blog/compose.yaml");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FakeProject project = new FakeProject();
  private Served served;
  private TestClient client;

  @BeforeEach
  void serve() throws IOException {
    serve(Served.QUICK);
  }

  private void serve(Server.Timing timing) throws IOException {
    served = new Served(project, timing);
    client = served.client();
    client.initialize();
  }

  @Test
  void whoTypesFastIsLookedAtOnce() throws Exception {
    serve(new Server.Timing(1500, 60_000)); // also on a machine with much else to do
    client.open(FILE, 1, "b");
    client.change(FILE, 2, "ba");
    client.change(FILE, 3, "bad");
    assertEquals(1, client.diagnostics(FILE, 3).size());
    assertEquals(List.of("bad"), project.looked());
  }

  @Test
  void whoGoesOnTypingIsLookedAtAllTheSame() throws Exception {
    serve(new Server.Timing(5000, 200));
    client.open(FILE, 0, "");
    for (int version = 1; version <= 60; version++) {
      client.change(FILE, version, "x".repeat(version));
      Thread.sleep(20);
    }
    JsonNode first =
        client.await(m -> m.path("method").asText().equals("textDocument/publishDiagnostics"));
    assertTrue(first.at("/params/version").asInt() < 60, first::toString);
  }

  @Test
  void aQuestionIsAnsweredForTheTextAsItIs() throws Exception {
    client.open(FILE, 1, "good");
    client.diagnostics(FILE, 1);
    client.change(FILE, 2, "😀 bad");
    JsonNode hover = client.hover(FILE, 0, 4);
    assertEquals("markdown", hover.at("/contents/kind").asText());
    assertEquals("# PG000\n", hover.at("/contents/value").asText());
    assertEquals(3, hover.at("/range/start/character").asInt());
    assertTrue(client.hover(FILE, 0, 1).isNull());
    assertTrue(client.hover(FILE, 5, 0).isNull());
  }

  @Test
  void aCancelledRequestIsNotAnswered() throws Exception {
    client.open(FILE, 1, "slow bad");
    int first = client.ask("textDocument/hover", place());
    int second = client.ask("textDocument/hover", place());
    client.tell("$/cancelRequest", "{\"id\":" + second + "}");
    assertTrue(client.answer(first).has("result"));
    assertEquals(-32800, client.answer(second).at("/error/code").asInt());
  }

  private static JsonNode place() throws IOException {
    return JSON.readTree(
        "{\"textDocument\":{\"uri\":\""
            + FILE.toUri()
            + "\"},\"position\":{\"line\":0,\"character\":6}}");
  }

  @Test
  void mistakesAreToldAndTheNextFileIsLookedAt() throws Exception {
    client.open(FILE, 1, "mistake");
    client.open(BESIDE, 1, "unreadable");
    client.open(ELSEWHERE, 1, "bad");
    assertEquals(1, client.diagnostics(ELSEWHERE, 1).size());
    assertTrue(
        served.logged().contains("this is a mistake in pggen: IllegalStateException: of ours"),
        served.logged()::toString);
    assertTrue(served.logged().toString().contains("no such thing"), served.logged()::toString);
    JsonNode answer = client.request("textDocument/hover", place());
    assertTrue(answer.path("result").isNull(), "it is not tried again until it changes");
    client.change(FILE, 2, "mistake again");
    assertEquals(-32603, client.request("textDocument/hover", place()).at("/error/code").asInt());
    client.change(FILE, 3, "bad");
    assertEquals(1, client.diagnostics(FILE, 3).size());
  }

  @Test
  void whatWasFoundBeforeAMistakeIsTakenBack() throws Exception {
    client.open(FILE, 1, "bad");
    assertEquals("a bad word", client.diagnostics(FILE, 1).get(0).path("message").asText());
    client.change(FILE, 2, "mistake");
    JsonNode told = client.diagnostics(FILE, 2);
    assertEquals(1, told.size());
    assertTrue(told.get(0).path("message").asText().contains("a mistake in pggen"));
    client.change(FILE, 3, "good");
    assertEquals(0, client.diagnostics(FILE, 3).size());
  }

  @Test
  void whatIsClosedIsTakenBack() throws Exception {
    client.open(FILE, 1, "bad");
    assertEquals(1, client.diagnostics(FILE, 1).size());
    client.about("textDocument/didClose", FILE);
    assertEquals(0, client.diagnostics(FILE, 1).size());
    assertTrue(client.hover(FILE, 0, 1).isNull());
    client.change(FILE, 2, "bad"); // it is not open
    client.open(FILE, 5, "bad");
    assertEquals(1, client.diagnostics(FILE, 5).size());
  }

  @Test
  void aFileIsLookedAtAgainWhenOneThatItMayReadChanges() throws Exception {
    client.open(FILE, 1, "shop");
    client.open(ELSEWHERE, 1, "blog");
    client.diagnostics(FILE, 1);
    client.diagnostics(ELSEWHERE, 1);
    project.looked().clear();
    client.open(BESIDE, 1, "env");
    client.diagnostics(BESIDE, 1);
    client.diagnostics(FILE, 1);
    assertEquals(List.of("env", "shop"), project.looked());
    client.about("textDocument/didSave", BESIDE);
    client.diagnostics(BESIDE, 1);
    client.diagnostics(FILE, 1);
    client.diagnostics(ELSEWHERE, 1);
    assertEquals(5, project.looked().size(), "what is saved may matter to all");
  }

  @Test
  void whyAFileIsNotJudgedStandsAtItsBeginning() throws Exception {
    client.open(FILE, 1, "refused");
    JsonNode told = client.diagnostics(FILE, 1).get(0);
    assertEquals("it is refused", told.path("message").asText());
    assertEquals(0, told.at("/range/end/character").asInt(-1));
    assertTrue(told.path("code").isMissingNode());
    client.change(FILE, 2, "noted");
    client.diagnostics(FILE, 2);
    assertEquals(List.of("a note"), served.logged());
  }

  @Test
  void whatIsNoFileOnThisMachineIsLeft() throws Exception {
    for (String uri : List.of("untitled:one", "file://host/a", "no uri", "file:///a%00b", "")) {
      client.tell(
          "textDocument/didOpen",
          "{\"textDocument\":{\"uri\":\"" + uri + "\",\"version\":1,\"text\":\"bad\"}}");
    }
    client.open(FILE, 1, "bad");
    client.diagnostics(FILE, 1);
    assertEquals(List.of("bad"), project.looked());
  }

  @Test
  void aPartOfATextIsRefused() throws Exception {
    client.open(FILE, 1, "bad");
    client.diagnostics(FILE, 1);
    client.tell(
        "textDocument/didChange",
        "{\"textDocument\":{\"uri\":\""
            + FILE.toUri()
            + "\",\"version\":2},\"contentChanges\":[{\"range\":{},\"text\":\"x\"}]}");
    client.request("shutdown", JSON.nullNode());
    assertTrue(served.logged().toString().contains("a change is the whole text"));
  }
}
