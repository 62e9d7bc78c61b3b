package dev.pggen.cli;

import dev.pggen.write.Order;
import dev.pggen.write.Outcome;
import java.nio.file.Path;
import java.util.List;

/** What {@code render} says after it wrote. */
final class Told {
  private static final String RELOAD =
      "docker compose exec -T db psql -U postgres -d postgres -c 'SELECT pg_reload_conf()'";
  private static final int MOST = 12;

  private Told() {}

  /** What changed, and how the change reaches a running stack. */
  static String of(String spec, Order order, Outcome outcome) {
    StringBuilder out = new StringBuilder();
    Path root = order.place().root();
    String where = order.place().shown(root);
    int all = outcome.written().size() + outcome.unchanged();
    out.append(spec).append(" -> ").append(where.isEmpty() ? "." : where).append("/: ");
    out.append(all).append(all == 1 ? " file, " : " files, ");
    if (outcome.written().isEmpty() && outcome.removed().isEmpty()) {
      return out.append("none changed\n").toString();
    }
    boolean first = outcome.unchanged() == 0 && outcome.removed().isEmpty();
    out.append(outcome.written().size()).append(first ? " written" : " changed");
    if (!outcome.removed().isEmpty()) {
      out.append(", ").append(outcome.removed().size()).append(" removed");
    }
    out.append('\n');
    if (!first) {
      list(out, outcome.written(), "  ");
      list(out, outcome.removed(), "  removed ");
    }
    for (String scope : order.scope()) {
      next(out, order.place().shown(root.resolve(scope)), scope, outcome, first);
    }
    return out.toString();
  }

  private static void list(StringBuilder out, List<String> paths, String before) {
    paths.stream().limit(MOST).forEach(p -> out.append(before).append(p).append('\n'));
    if (paths.size() > MOST) {
      out.append(before).append("and ").append(paths.size() - MOST).append(" more\n");
    }
  }

  private static void next(
      StringBuilder out, String directory, String scope, Outcome outcome, boolean first) {
    boolean manifest = outcome.written().stream().anyMatch(p -> p.equals(scope + "compose.yaml"));
    boolean live = outcome.written().stream().anyMatch(p -> p.startsWith(scope + "postgres/"));
    if (first) {
      out.append("next: `sudo pggen secrets`; then, in ").append(directory).append(":\n");
      out.append("  sudo ./prepare.sh\n");
      out.append("  docker compose up -d --wait\n");
    } else if (manifest) {
      out.append("what changed needs a restart of some containers; in ").append(directory);
      out.append(":\n  docker compose up -d --wait\n");
    }
    if (live && !first) {
      out.append("settings that a reload takes up; in ").append(directory).append(":\n  ");
      out.append(RELOAD).append('\n');
    }
  }
}
