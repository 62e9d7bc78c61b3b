package dev.pggen.target.truenas;

import dev.pggen.stack.Backup;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Port;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import dev.pggen.target.composefile.Manifest;
import dev.pggen.yaml.YamlDoc;
import java.util.List;
import java.util.Set;

/** What the page of the app shows: buttons that open it, and notes. */
final class Portals {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private Portals() {}

  static void write(Stack stack, Manifest.Section top) {
    YamlDoc.Seq portals = new YamlDoc.Seq();
    for (Workload w : stack.workloads()) {
      for (Port port : w.network().ports().ifKnown().orElse(List.of())) {
        if (isDoor(w, port)) {
          portals.add(portal(portals.items().isEmpty() ? "Web UI" : w.name(), port));
        }
      }
    }
    if (!portals.items().isEmpty()) {
      top.put("x-portals", portals, Origin.decided("buttons on the page of the app"));
    }
    top.put("x-notes", YamlDoc.lines(notes(stack)), Origin.decided("notes on the page of the app"));
  }

  /** A port that browsers can open from elsewhere. */
  private static boolean isDoor(Workload w, Port port) {
    return w.role() == Workload.Role.APP
        && port.protocol().equals("tcp")
        && SCHEMES.contains(port.name())
        && port.host().isPresent()
        && !port.isLoopback();
  }

  private static YamlDoc portal(String name, Port port) {
    return new YamlDoc.Map()
        .put("name", name)
        .put("scheme", port.name())
        .put("host", port.hostAddress())
        .put("port", port.host().orElseThrow())
        .put("path", "/");
  }

  private static String notes(Stack stack) {
    StringBuilder out = new StringBuilder("# ").append(stack.name()).append("\n");
    out.append("Rendered by pggen; render again and paste the new file instead of editing here.\n");
    out.append("Each edit stops the database for a moment.\n\n");
    out.append("Data: ").append(stack.directory().orElse("")).append('\n');
    stack.backups().stream()
        .map(Backup::storage)
        .filter(s -> s.isKnownAnd(Mount.OfHost.class::isInstance))
        .map(s -> ((Mount.OfHost) s.value()).path())
        .forEach(path -> out.append("Backups: ").append(path).append('\n'));
    return out.toString();
  }
}
