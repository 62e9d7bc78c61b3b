package dev.pggen.lsp;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The directories that are open in an editor. */
final class Folders {
  private Folders() {}

  /** As a client names them when it begins: newer ones in a list, older ones one alone. */
  static List<Path> of(JsonNode params) {
    List<Path> folders = in(params.path("workspaceFolders"));
    return folders.isEmpty()
        ? Documents.path(params.path("rootUri").asText()).map(List::of).orElse(List.of())
        : folders;
  }

  /** Those of a list that lie on this machine. */
  static List<Path> in(JsonNode list) {
    List<Path> folders = new ArrayList<>();
    for (JsonNode each : list) {
      Documents.path(each.path("uri").asText()).ifPresent(folders::add);
    }
    return folders;
  }
}
