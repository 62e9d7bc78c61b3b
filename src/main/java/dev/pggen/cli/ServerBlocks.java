package dev.pggen.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the manifests on disk have the database servers: what differs afterwards is started anew. */
final class ServerBlocks {
  private ServerBlocks() {}

  /** The text of the servers, by target; empty where nothing is rendered yet. */
  static Map<String, String> of(Rendering rendering) throws IOException {
    Map<String, String> blocks = new TreeMap<>();
    for (OnTarget each : rendering.targets()) {
      String id = each.target().profile().id();
      Path file = rendering.place().root().resolve(id).resolve(each.target().manifest());
      StringBuilder text = new StringBuilder();
      if (Files.isRegularFile(file)) {
        List<String> lines = Files.readAllLines(file);
        each.planned().stack().servers().forEach(s -> append(lines, s.workload(), text));
      }
      blocks.put(id, text.toString());
    }
    return blocks;
  }

  /** From the line with its name to the next one that is not indented further. */
  private static void append(List<String> lines, String name, StringBuilder text) {
    int at = lines.indexOf("  " + name + ":");
    for (int i = at + 1; at >= 0 && i < lines.size() && lines.get(i).startsWith("   "); i++) {
      text.append(lines.get(i)).append('\n');
    }
  }
}
