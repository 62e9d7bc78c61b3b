package dev.pggen.lsp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pggen.lsp.Positions.Range;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One conversation with a client, from its first word to its last. */
final class Session {
  private static final int FULL_TEXT = 1;

  private final Client client;
  private final String version;
  private final Documents documents = new Documents();
  private final Looks looks;
  private State state = State.NEW;

  private enum State {
    NEW,
    RUNNING,
    ENDING
  }

  /**
   * With a client.
   *
   * @param version of pggen
   */
  Session(Client client, Project project, String version) {
    this.client = client;
    this.version = version;
    this.looks = new Looks(project, documents, client);
  }

  /** What is known of the open files. */
  Looks looks() {
    return looks;
  }

  /** Whether the client said that it will end. */
  boolean isEnding() {
    return state == State.ENDING;
  }

  /** The answer to a request. */
  JsonNode answer(Message.Request request) throws IOException {
    boolean begins = request.method().equals("initialize");
    if (state == State.NEW && !begins) {
      throw new RequestException(RpcError.NOT_INITIALIZED, "`initialize` comes first");
    }
    if (state == State.ENDING || state == State.RUNNING && begins) {
      throw new RequestException(
          RpcError.INVALID_REQUEST,
          begins ? "`initialize` comes once" : "after `shutdown` comes `exit`");
    }
    return switch (request.method()) {
      case "initialize" -> initialize(request.params());
      case "shutdown" -> shutdown();
      case "textDocument/hover" -> hover(request.params());
      case "textDocument/codeAction" -> actions(request.params());
      default ->
          throw new RequestException(
              RpcError.METHOD_NOT_FOUND, "there is no method `" + request.method() + "`");
    };
  }

  /** Takes in what needs no answer; what it does not know is left. */
  void note(Message.Notification notification) throws IOException {
    if (state != State.RUNNING) {
      return;
    }
    JsonNode params = notification.params();
    switch (notification.method()) {
      case "initialized" -> client.watchFiles();
      case "textDocument/didOpen" -> {
        JsonNode document = params.path("textDocument");
        take(Params.uri(params), Params.number(document, "version"), Params.text(document, "text"));
      }
      case "textDocument/didChange" -> change(params);
      case "textDocument/didClose" -> {
        documents.remove(Params.uri(params));
        looks.closed(Params.uri(params));
      }
      case "textDocument/didSave", "workspace/didChangeWatchedFiles" -> looks.allStale();
      case "workspace/didChangeWorkspaceFolders" -> folders(params.path("event"));
      default -> {}
    }
  }

  private JsonNode initialize(JsonNode params) {
    state = State.RUNNING;
    client.introduce(params.path("capabilities"));
    looks.roots(Folders.of(params));
    ObjectNode answer = Messages.object();
    ObjectNode can = answer.putObject("capabilities").put("positionEncoding", "utf-16");
    can.putObject("textDocumentSync")
        .put("openClose", true)
        .put("change", FULL_TEXT)
        .put("save", true);
    can.put("hoverProvider", true);
    if (client.takesActions()) {
      can.putObject("codeActionProvider")
          .putArray("codeActionKinds")
          .add(Actions.QUICK_FIX)
          .add(Actions.FIX_ALL);
    }
    can.putObject("workspace")
        .putObject("workspaceFolders")
        .put("supported", true)
        .put("changeNotifications", true);
    answer.putObject("serverInfo").put("name", "pggen").put("version", version);
    return answer;
  }

  private JsonNode shutdown() {
    state = State.ENDING;
    return JsonNodeFactory.instance.nullNode();
  }

  private void take(String uri, int number, String text) {
    documents.put(uri, number, text);
    looks.changed(uri);
  }

  private void change(JsonNode params) throws RequestException {
    String uri = Params.uri(params);
    int number = Params.number(params.path("textDocument"), "version");
    JsonNode changes = params.path("contentChanges");
    JsonNode last = changes.path(changes.size() - 1);
    if (documents.at(uri).isEmpty() || last.isMissingNode()) {
      return;
    }
    if (last.has("range")) {
      throw new RequestException(
          RpcError.INVALID_PARAMS, "a change is the whole text, as `initialize` answered");
    }
    take(uri, number, Params.text(last, "text"));
  }

  private void folders(JsonNode event) {
    Set<Path> roots = new LinkedHashSet<>(looks.roots());
    Folders.in(event.path("removed")).forEach(roots::remove);
    roots.addAll(Folders.in(event.path("added")));
    looks.roots(List.copyOf(roots));
  }

  private JsonNode hover(JsonNode params) throws IOException {
    Range place = Range.at(params.path("position"));
    Optional<Documents.Open> open = documents.at(Params.uri(params));
    Optional<Project.Look> look = looks.of(Params.uri(params));
    return open.isEmpty() || look.isEmpty()
        ? JsonNodeFactory.instance.nullNode()
        : Hovers.over(
            looks.within(open.get(), look.get(), place), look.get(), client.showsMarkdown());
  }

  private JsonNode actions(JsonNode params) throws IOException {
    Range range = Range.of(params.path("range"));
    Optional<Documents.Open> open = documents.at(Params.uri(params));
    Optional<Project.Look> look = looks.of(Params.uri(params));
    if (open.isEmpty() || look.isEmpty() || !client.takesActions()) {
      return JsonNodeFactory.instance.arrayNode();
    }
    Diagnostics shown = new Diagnostics(documents::uri, client.showsRelated());
    return new Actions(open.get(), look.get(), shown, client.takesVersions())
        .about(looks.within(open.get(), look.get(), range), params.path("context"));
  }
}
