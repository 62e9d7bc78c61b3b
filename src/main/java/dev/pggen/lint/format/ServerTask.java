package dev.pggen.lint.format;

import dev.pggen.hcl.HclBody;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.ServerImages;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
    boolean told = isTold(task);
    boolean evident = keepsData(task, config) || listens(task, config);
    boolean called = image.filter(ServerImages::isCalledSo).isPresent();
    boolean named = CALLED.contains(task.name());
    return evident && (told || image.isEmpty() && named) || called && (told || evident || named);
  }

  /** Whether it has a variable that only servers read, from wherever it comes. */
  private static boolean isTold(JobTask task) {
    return task.variables().keySet().stream().anyMatch(TOLD::contains)
        || JobTemplate.of(task).stream()
            .filter(JobTemplate::isEnv)
            .flatMap(template -> EnvLine.of(template).stream())
            .anyMatch(line -> TOLD.contains(line.name()));
  }

  private static boolean keepsData(JobTask task, HclBody config) {
    Jobs jobs = task.jobs();
    Stream<String> lent =
        task.body().blocks("volume_mount").stream()
            .flatMap(m -> jobs.text(m.body(), "destination").stream());
    Stream<String> bound =
        jobs.items(config, "volumes").stream()
            .map(item -> List.of(jobs.outline(item).split(":", -1)))
            .filter(parts -> parts.size() > 1)
            .map(parts -> parts.get(1));
    Stream<String> mounted =
        config.blocks("mount").stream().flatMap(m -> jobs.text(m.body(), "target").stream());
    return Stream.of(lent, bound, mounted)
        .flatMap(paths -> paths)
        .anyMatch(path -> path.startsWith("/var/lib/postgresql"));
  }

  /** Whether a port that it is given leads to a server's own. */
  private static boolean listens(JobTask task, HclBody config) {
    boolean given =
        ServerPorts.of(task, config).stream()
            .flatMap(List::stream)
            .anyMatch(port -> port.inside().filter(PORT::equals).isPresent());
    return given
        || Jobs.block(config, "port_map").stream()
            .flatMap(map -> map.body().attributes().stream())
            .anyMatch(a -> task.jobs().text(a.value()).filter(PORT::equals).isPresent());
  }
}
