package dev.pggen.read.nomad;

import dev.pggen.hcl.HclExpression;
import dev.pggen.hcl.HclTemplate;
import dev.pggen.hcl.HclTuple;
import dev.pggen.source.Span;
import dev.pggen.stack.Backup;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dumps that an action of a server makes when somebody starts it, and where they lie. */
final class HandBackups {
  private static final Pattern DUMP =
      Pattern.compile(
          "pg_dump(?:all)?\\b[^\\n;&]*?(?:>|\\s-f|--file[= ])\\s*[\"']?(/[^\\s\"';&|]+)");
  private static final String WHY = "an action says no more of its dumps";

  private HandBackups() {}

  static List<Backup> of(List<Placed> all) {
    List<Backup> found = new ArrayList<>();
    for (Placed server : all) {
      if (server.workload().role() == Workload.Role.DATABASE) {
        for (Section action : server.task().all("action")) {
          action
              .get("args")
              .map(action.values()::of)
              .ifPresent(args -> add(server, action, args, found));
        }
      }
    }
    return found;
  }

  private static void add(Placed server, Section action, HclExpression args, List<Backup> into) {
    if (!(args instanceof HclTuple list)) {
      return;
    }
    for (HclExpression item : list.items()) {
      if (action.values().of(item) instanceof HclTemplate template && template.text().isPresent()) {
        Matcher m = DUMP.matcher(template.text().get());
        if (m.find()) {
          Span place = template.part(m.start(1), m.end(1));
          source(server.workload(), m.group(1))
              .map(source -> backup(server, Fact.of(source, action.origin(place))))
              .ifPresent(into::add);
        }
      }
    }
  }

  /** What is mounted deepest around a path. */
  private static Optional<Mount.Source> source(Workload server, String path) {
    return server.mounts().stream()
        .filter(m -> path.startsWith(m.target().replaceAll("/+$", "") + "/"))
        .max(Comparator.comparingInt(m -> m.target().length()))
        .map(Mount::source);
  }

  private static Backup backup(Placed server, Fact<Mount.Source> storage) {
    return new Backup(
        server.name(),
        server.name(),
        storage,
        Fact.unknown(WHY),
        Fact.unknown(WHY),
        Optional.empty(),
        Fact.unknown(WHY));
  }
}
