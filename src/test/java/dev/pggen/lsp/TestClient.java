package dev.pggen.lsp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The editor's end of a conversation, which reads and writes frames by itself. */
public final class TestClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final InputStream from;
  private final OutputStream to;
  private final Deque<JsonNode> unread = new ArrayDeque<>();
  private int lastId;

  /** At the other end of a server's streams. */
  public TestClient(InputStream from, OutputStream to) {
    this.from = from;
    this.to = to;
  }

  /** As an editor of today introduces itself. */
  public JsonNode initialize(Path... roots) throws IOException {
    return initialize(
        """
        {"workspace": {"workspaceEdit": {"documentChanges": true}},
         "textDocument": {
           "publishDiagnostics": {"relatedInformation": true},
           "hover": {"contentFormat": ["markdown", "plaintext"]},
           "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}}}
        """,
        roots);
  }

  /** As an editor that can only this. */
  public JsonNode initialize(String capabilities, Path... roots) throws IOException {
    ObjectNode params = JSON.createObjectNode();
    params.putNull("processId");
    params.set("capabilities", JSON.readTree(capabilities));
    for (Path root : roots) {
      params.withArray("workspaceFolders").addObject().put("uri", root.toUri().toString());
    }
    JsonNode answer = request("initialize", params);
    tell("initialized", "{}");
    return answer;
  }

  /** Opens a file. */
  public void open(Path file, int version, String text) throws IOException {
    ObjectNode params = JSON.createObjectNode();
    params
        .putObject("textDocument")
        .put("uri", file.toUri().toString())
        .put("languageId", "yaml")
        .put("version", version)
        .put("text", text);
    tell("textDocument/didOpen", params);
  }

  /** Changes a file. */
  public void change(Path file, int version, String text) throws IOException {
    ObjectNode params = JSON.createObjectNode();
    params.putObject("textDocument").put("uri", file.toUri().toString()).put("version", version);
    params.putArray("contentChanges").addObject().put("text", text);
    tell("textDocument/didChange", params);
  }

  /** Says something about a file. */
  public void about(String method, Path file) throws IOException {
    ObjectNode params = JSON.createObjectNode();
    params.putObject("textDocument").put("uri", file.toUri().toString());
    tell(method, params);
  }

  /** What is shown over a place. */
  public JsonNode hover(Path file, int line, int character) throws IOException {
    ObjectNode params = JSON.createObjectNode();
    params.putObject("textDocument").put("uri", file.toUri().toString());
    params.putObject("position").put("line", line).put("character", character);
    return request("textDocument/hover", params).path("result");
  }

  /** What is offered about a range, of these kinds; of all if none is named. */
  public JsonNode actions(Path file, JsonNode range, String... kinds) throws IOException {
    ObjectNode params = JSON.createObjectNode();
    params.putObject("textDocument").put("uri", file.toUri().toString());
    params.set("range", range);
    ObjectNode context = params.putObject("context");
    context.putArray("diagnostics");
    for (String kind : kinds) {
      context.withArray("only").add(kind);
    }
    return request("textDocument/codeAction", params).path("result");
  }

  /** The next word about the diagnostics of a file, from a version on. */
  public JsonNode diagnostics(Path file, int version) throws IOException {
    String uri = file.toUri().toString();
    return await(
            m ->
                m.path("method").asText().equals("textDocument/publishDiagnostics")
                    && m.path("params").path("uri").asText().equals(uri)
                    && m.path("params").path("version").asInt(version) >= version)
        .path("params")
        .path("diagnostics");
  }

  /** Asks, and waits for the answer. */
  public JsonNode request(String method, JsonNode params) throws IOException {
    int id = ask(method, params);
    return answer(id);
  }

  /** Asks. */
  public int ask(String method, JsonNode params) throws IOException {
    lastId++;
    ObjectNode message = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", lastId);
    message.put("method", method).set("params", params);
    send(message.toString());
    return lastId;
  }

  /** The answer to what was asked. */
  public JsonNode answer(int id) throws IOException {
    return await(m -> m.has("id") && m.path("id").asInt() == id && !m.has("method"));
  }

  /** Tells something. */
  public void tell(String method, String params) throws IOException {
    tell(method, JSON.readTree(params));
  }

  private void tell(String method, JsonNode params) throws IOException {
    ObjectNode message = JSON.createObjectNode().put("jsonrpc", "2.0").put("method", method);
    message.set("params", params);
    send(message.toString());
  }

  /** Sends a body in its frame. */
  public void send(String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    raw("Content-Length: " + bytes.length + "\r\n\r\n");
    to.write(bytes);
    to.flush();
  }

  /** Sends bytes as they are. */
  public void raw(String text) throws IOException {
    to.write(text.getBytes(StandardCharsets.ISO_8859_1));
    to.flush();
  }

  /** Says nothing more. */
  public void close() throws IOException {
    to.close();
  }

  /** The first message that is wanted; those before it are kept for later. */
  public JsonNode await(Predicate<JsonNode> wanted) throws IOException {
    for (JsonNode each : List.copyOf(unread)) {
      if (wanted.test(each)) {
        unread.remove(each);
        return each;
      }
    }
    while (true) {
      JsonNode next = next();
      if (wanted.test(next)) {
        return next;
      }
      unread.add(next);
    }
  }

  /** The next message, whatever it is; an end of the stream is a failure. */
  public JsonNode next() throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    while (!header.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      int c = from.read();
      if (c < 0) {
        throw new AssertionError("the server ended; read: `" + header + "`");
      }
      header.write(c);
    }
    String text = header.toString(StandardCharsets.US_ASCII);
    if (!text.matches("Content-Length: [0-9]+\r\n\r\n")) {
      throw new AssertionError("no header of the protocol: `" + text + "`");
    }
    int length = Integer.parseInt(text.substring(text.indexOf(' ') + 1).strip());
    return JSON.readTree(from.readNBytes(length));
  }

  /** Whether the server says nothing more. */
  public boolean isAtEnd() throws IOException {
    return from.read() < 0;
  }
}
