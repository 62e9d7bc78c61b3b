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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the server speaks, whatever is found. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ServerTest {
  private static final Path FILE = Path.of("/home/anna/shop/compose.yaml");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FakeProject project = new FakeProject();
  private Served served;
  private TestClient client;

  @BeforeEach
  void serve() throws IOException {
    served = new Served(project);
    client = served.client();
  }

  private static int code(JsonNode answer) {
    return answer.path("error").path("code").asInt();
  }

  private JsonNode request(String method, String params) throws IOException {
    return client.request(method, JSON.readTree(params));
  }

  @Test
  void itSaysWhatItCan() throws Exception {
    JsonNode can = client.initialize().path("result");
    assertEquals("pggen", can.at("/serverInfo/name").asText());
    assertEquals("utf-16", can.at("/capabilities/positionEncoding").asText());
    assertEquals(1, can.at("/capabilities/textDocumentSync/change").asInt());
    assertTrue(can.at("/capabilities/hoverProvider").asBoolean());
    assertEquals(
        "[\"quickfix\",\"source.fixAll.pggen\"]",
        can.at("/capabilities/codeActionProvider/codeActionKinds").toString());
  }

  @Test
  void aClientThatOnlyKnowsCommandsIsOfferedNoActions() throws Exception {
    JsonNode can = client.initialize("{}").path("result");
    assertTrue(can.at("/capabilities/codeActionProvider").isMissingNode());
    client.open(FILE, 1, "bad\n");
    assertEquals("[]", client.actions(FILE, whole()).toString());
    assertEquals("plaintext", client.hover(FILE, 0, 1).at("/contents/kind").asText());
  }

  @Test
  void aClientThatKnowsNoVersionsIsGivenChangesWithoutThem() throws Exception {
    client.initialize("{\"textDocument\":{\"codeAction\":{\"codeActionLiteralSupport\":{}}}}");
    client.open(FILE, 1, "a\r\n😀 bad\r\n");
    assertEquals(
        JSON.readTree(
            """
            [{"title": "Apply all safe fixes of pggen", "kind": "source.fixAll.pggen",
              "edit": {"changes": {"file:///home/anna/shop/compose.yaml": [
                {"range": {"start": {"line": 1, "character": 3}, "end": {"line": 1, "character": 5}},
                 "newText": "goo"}]}}}]
            """),
        client.actions(FILE, whole()));
  }

  private static JsonNode whole() throws IOException {
    return JSON.readTree(
        "{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":9,\"character\":0}}");
  }

  @Test
  void itEndsAsItIsTold() throws Exception {
    client.initialize();
    assertTrue(request("shutdown", "null").path("result").isNull());
    assertEquals(-32600, code(request("textDocument/hover", "{}")), "only exit may come");
    client.tell("exit", "null");
    assertEquals("ended", served.end());
    assertTrue(client.isAtEnd());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void exitWithoutShutdownIsNoGoodEnd(boolean said) throws Exception {
    client.initialize();
    if (said) {
      client.tell("exit", "null");
    } else {
      client.close();
    }
    assertEquals("ended unasked", served.end());
  }

  @Test
  void theInputMayEndAfterShutdown() throws Exception {
    client.initialize();
    request("shutdown", "null");
    client.close();
    assertEquals("ended", served.end());
  }

  @Test
  void initializeComesFirstAndOnce() throws Exception {
    assertEquals(-32002, code(request("textDocument/hover", "{}")));
    client.open(FILE, 1, "bad\n"); // nobody may open a file yet: left
    client.initialize();
    assertEquals(-32600, code(request("initialize", "{}")));
    assertTrue(client.hover(FILE, 0, 1).isNull());
    assertEquals(List.of(), project.looked());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          workspace/symbol        | {}                                                    | -32601
          $/unknown               | {}                                                    | -32601
          textDocument/hover      | {}                                                    | -32602
          textDocument/hover      | []                                                    | -32602
          textDocument/hover      | {"textDocument":{"uri":1},"position":{}}              | -32602
          textDocument/hover      | {"textDocument":{"uri":"file:///a"},"position":{"line":-1,"character":0}} | -32602
          textDocument/hover      | {"textDocument":{"uri":"file:///a"},"position":{"line":1.5,"character":0}} | -32602
          textDocument/codeAction | {"textDocument":{"uri":"file:///a"}}                  | -32602
          """)
  void whatCannotBeAnsweredIsAnError(String method, String params, int code) throws Exception {
    client.initialize();
    assertEquals(code, code(request(method, params)));
    assertTrue(request("shutdown", "null").has("result"), "it goes on");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"jsonrpc":"2.0",                                   | -32700
          {"jsonrpc":"2.0","id":1,"method":"shutdown"} x      | -32700
          []                                                  | -32600
          7                                                   | -32600
          {}                                                  | -32600
          {"id":1,"method":"shutdown"}                        | -32600
          {"jsonrpc":"2.0","id":{},"method":"shutdown"}       | -32600
          {"jsonrpc":"2.0","id":1.5,"method":"shutdown"}      | -32600
          {"jsonrpc":"2.0","id":null,"method":"shutdown"}     | -32600
          {"jsonrpc":"2.0","id":1,"method":3}                 | -32600
          """)
  void whatIsNoMessageIsAnErrorAndTheNextOneIsRead(String body, int code) throws Exception {
    client.initialize();
    client.send(body);
    assertEquals(code, code(client.next()));
    assertTrue(request("shutdown", "null").has("result"), "it goes on");
  }

  @Test
  void deepJsonIsRefused() throws Exception {
    client.initialize();
    client.send("[".repeat(100_000));
    assertEquals(-32700, code(client.next()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hello~~                         | has no name and no colon
          : 5~~                           | has no name and no colon
          Content-Type: a~~               | has no `Content-Length`
          Content-Length: -1~~            | is no length
          Content-Length: 1e3~~           | is no length
          Content-Length: 99999999999~~   | is no length
          Content-Length: 16777217~~      | larger than 16 MiB
          Content-Length: 5\\n\\n         | lines that end in CR and LF
          \\u0000                         | lines that end in CR and LF
          """)
  void aBrokenFrameIsAnErrorAndTheEnd(String bytes, String why) throws Exception {
    client.raw(bytes.replace("~", "\r\n").replace("\\n", "\n").replace("\\u0000", "\0"));
    JsonNode error = client.next();
    assertEquals(-32700, code(error));
    assertTrue(error.path("id").isNull());
    assertTrue(served.end().startsWith("broken: "), served.end());
    assertTrue(served.end().contains(why), served.end());
  }

  @Test
  void aHeaderHasAnEnd() throws Exception {
    client.raw("X: " + "y".repeat(5000));
    assertEquals(-32700, code(client.next()));
    assertTrue(served.end().contains("longer than 4096 bytes"), served.end());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Len", "Content-Length: 5\r\n", "Content-Length: 5\r\n\r\n{"})
  void anInputThatEndsWithinAMessageIsBroken(String bytes) throws Exception {
    client.raw(bytes);
    client.close();
    assertTrue(served.end().startsWith("broken: the input ends within"), served.end());
  }

  @Test
  void otherHeadersAndSpellingsAreRead() throws Exception {
    String body = "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"initialize\",\"params\":{}}";
    client.raw("Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n");
    client.raw("content-length:" + body.length() + "\r\n\r\n" + body);
    assertEquals("a", client.next().path("id").asText());
  }

  @Test
  void itAsksToBeToldOfFilesThatChange() throws Exception {
    client.initialize("{\"workspace\":{\"didChangeWatchedFiles\":{\"dynamicRegistration\":true}}}");
    JsonNode wish = client.next();
    assertEquals("client/registerCapability", wish.path("method").asText());
    assertEquals(
        "workspace/didChangeWatchedFiles", wish.at("/params/registrations/0/method").asText());
    client.send("{\"jsonrpc\":\"2.0\",\"id\":\"files\",\"result\":null}");
    client.open(FILE, 1, "bad");
    client.diagnostics(FILE, 1);
    client.tell("workspace/didChangeWatchedFiles", "{\"changes\":[]}");
    client.diagnostics(FILE, 1);
    assertEquals(List.of("bad", "bad"), project.looked());
  }

  @Test
  void responsesAndUnknownNotificationsAreLeft() throws Exception {
    client.initialize();
    client.send("{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":1}");
    client.send("{\"jsonrpc\":\"2.0\",\"id\":77,\"error\":{}}");
    client.tell("$/setTrace", "{\"value\":\"off\"}");
    client.tell("workspace/didChangeConfiguration", "{}");
    assertTrue(request("shutdown", "null").has("result"));
  }
}
