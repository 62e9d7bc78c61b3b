package dev.pggen.lint.format;

import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclExpression;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.ServerImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a task of a job is a PostgreSQL server, by its image, its variables and its port. */
final class ServerTask {
  private static final String PORT = "5432";
  private static final Set<String> TOLD =
      Set.of("POSTGRES_PASSWORD", "POSTGRES_PASSWORD_FILE", "POSTGRES_INITDB_ARGS", "PGDATA");
  private static final Set<String> CALLED =
      Set.of("db", "database", "pg", "pgsql", "postgres", "postgresql");

  private ServerTask() {}

  static boolean isServer(JobTask task, HclBody config, Optional<ImageRef> image) {
    if (image.filter(ServerImages::holds).isPresent()) {
      return true;
    }
    if (image.filter(ServerImages::isBefore).isPresent()) {
      return false;
    }
    Map<String, HclExpression> variables = task.variables();
    boolean told = variables.keySet().stream().anyMatch(TOLD::contains);
    boolean evident = keepsData(task) || listens(task, config);
    boolean called = image.filter(ServerImages::isCalledSo).isPresent();
    return told && evident || called && (told || evident || CALLED.contains(task.name()));
  }

  private static boolean keepsData(JobTask task) {
    return task.body().blocks("volume_mount").stream()
        .flatMap(m -> task.jobs().text(m.body(), "destination").stream())
        .anyMatch(path -> path.startsWith("/var/lib/postgresql"));
  }

  /** Whether a port that it lists leads to a server's own. */
  private static boolean listens(JobTask task, HclBody config) {
    Jobs jobs = task.jobs();
    List<String> labels = new ArrayList<>();
    jobs.items(config, "ports").forEach(item -> jobs.text(item).ifPresent(labels::add));
    for (HclBlock network : task.group().body().blocks("network")) {
      for (HclBlock port : network.body().blocks("port")) {
        String inside = port.body().attribute("to").isPresent() ? "to" : "static";
        if (labels.contains(Jobs.label(port))
            && jobs.text(port.body(), inside).filter(PORT::equals).isPresent()) {
          return true;
        }
      }
    }
    return Jobs.block(config, "port_map").stream()
        .flatMap(map -> map.body().attributes().stream())
        .anyMatch(a -> jobs.text(a.value()).filter(PORT::equals).isPresent());
  }
}
