package dev.pggen.lsp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * What the client was told of files. A file may have findings by several: its own, and those of
 * another one that takes it in.
 */
final class Published {
  private final Map<String, Map<String, List<ObjectNode>>> byOwner = new LinkedHashMap<>();
  private final Client client;
  private final Function<String, OptionalInt> versions;

  /**
   * Nothing yet.
   *
   * @param versions of the files that are open, by address
   */
  Published(Client client, Function<String, OptionalInt> versions) {
    this.client = client;
    this.versions = versions;
  }

  /** Tells what is found by an open file now, in itself and in others. */
  void put(String owner, Map<String, List<ObjectNode>> found) throws IOException {
    Set<String> files = new LinkedHashSet<>(Set.of(owner));
    Map<String, List<ObjectNode>> before = byOwner.put(owner, found);
    files.addAll(found.keySet());
    files.addAll(before == null ? Set.of() : before.keySet());
    for (String file : files) {
      tell(file);
    }
  }

  /** Takes back what was found by a file that is closed. */
  void remove(String owner) throws IOException {
    put(owner, Map.of());
    byOwner.remove(owner);
  }

  private void tell(String file) throws IOException {
    Set<ObjectNode> all = new LinkedHashSet<>();
    for (Map<String, List<ObjectNode>> found : byOwner.values()) {
      all.addAll(found.getOrDefault(file, List.of()));
    }
    ObjectNode params = Messages.object().put("uri", file);
    OptionalInt version = versions.apply(file);
    if (version.isPresent()) {
      params.put("version", version.getAsInt());
    }
    ArrayNode diagnostics = params.putArray("diagnostics");
    diagnostics.addAll(all);
    client.tell("textDocument/publishDiagnostics", params);
  }
}
