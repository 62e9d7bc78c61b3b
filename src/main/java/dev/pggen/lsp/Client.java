package dev.pggen.lsp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** The other end: what it can do, and what it is sent. */
final class Client {
  private static final int LOG = 4;

  /** What is read beside the file that is judged. */
  private static final String READ = "**/*.{yaml,yml,env,conf,sql,hcl,nomad}";

  private final Frames frames;
  private final Consumer<String> log;
  private JsonNode capabilities = Messages.object();
  private boolean gone;

  /**
   * At the end of these frames.
   *
   * @param log where else goes what is logged
   */
  Client(Frames frames, Consumer<String> log) {
    this.frames = frames;
    this.log = log;
  }

  /** Takes in what it says of itself. */
  void introduce(JsonNode said) {
    this.capabilities = said;
  }

  /** Whether it shows the other places of a finding. */
  boolean showsRelated() {
    return document().path("publishDiagnostics").path("relatedInformation").asBoolean();
  }

  /** Whether it shows Markdown over a place; one that says nothing is given plain text. */
  boolean showsMarkdown() {
    return contains(document().path("hover").path("contentFormat"), "markdown");
  }

  /** Whether it takes actions as such, and not only commands. */
  boolean takesActions() {
    return document().path("codeAction").has("codeActionLiteralSupport");
  }

  /** Whether it takes changes together with the version that they are made from. */
  boolean takesVersions() {
    return capabilities.at("/workspace/workspaceEdit/documentChanges").asBoolean();
  }

  /** Asks to be told when files change that no window shows, if it can do that. */
  void watchFiles() throws IOException {
    String can = "/workspace/didChangeWatchedFiles/dynamicRegistration";
    if (!capabilities.at(can).asBoolean()) {
      return;
    }
    ObjectNode params = Messages.object();
    ObjectNode wish = params.putArray("registrations").addObject().put("id", "files");
    wish.put("method", "workspace/didChangeWatchedFiles")
        .putObject("registerOptions")
        .putArray("watchers")
        .addObject()
        .put("globPattern", READ);
    send(Messages.request("files", "client/registerCapability", params)); // whatever it answers
  }

  private JsonNode document() {
    return capabilities.path("textDocument");
  }

  private static boolean contains(JsonNode list, String word) {
    for (JsonNode each : list) {
      if (each.asText().equals(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether nobody reads any more what it is sent. */
  boolean isGone() {
    return gone;
  }

  /** Answers a request. */
  void result(JsonNode id, JsonNode result) throws IOException {
    send(Messages.result(id, result));
  }

  /** Says why a request has no result. */
  void error(Optional<JsonNode> id, RpcError error, String why) throws IOException {
    send(Messages.error(id, error, why));
  }

  /** Tells it something. */
  void tell(String method, JsonNode params) throws IOException {
    send(Messages.notification(method, params));
  }

  /** Logs a line, where the editor keeps such lines. */
  void log(String line) throws IOException {
    log.accept(line);
    tell("window/logMessage", Messages.object().put("type", LOG).put("message", line));
  }

  private void send(byte[] message) {
    try {
      frames.write(message);
    } catch (IOException e) {
      gone = true; // it ended without a word, and there is nobody to tell
    }
  }
}
