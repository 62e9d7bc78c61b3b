package dev.pggen.read.nomad;

import dev.pggen.stack.DataPlace;
import dev.pggen.stack.DataPlace.Kind;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Server;
import java.util.Map;

/** The directories that a client makes for a task, and which go with its allocation. */
final class TaskDirectories {
  private static final Map<String, String> IN_CONTAINERS =
      Map.of("NOMAD_TASK_DIR", "/local", "NOMAD_ALLOC_DIR", "/alloc");

  private TaskDirectories() {}

  /** A task that knows where a container sees them. */
  static Section seen(Section task) {
    return isDocker(task) ? task.knowing(IN_CONTAINERS) : task;
  }

  /**
   * A server whose data lie in one of them: of {@code volumes} without a driver, whatever does not
   * begin at the client's root is a directory of the task.
   */
  static Server known(Server server, Placed placed) {
    if (!server.dataPlace().isKnownAnd(place -> place.kind() == Kind.MOUNT)
        || !isDocker(placed.task())
        || placed.config().get("volume_driver").isPresent()) {
      return server;
    }
    DataPlace place = server.dataPlace().value();
    for (String volume : placed.config().texts("volumes")) {
      String[] parts = volume.split(":", 3);
      if (parts.length > 1
          && !parts[0].startsWith("/")
          && place.origin().equals(placed.config().originOf("volumes", volume))) {
        return server.at(
            server.dataDirectory(),
            Fact.of(new DataPlace(Kind.TASK, place.path(), place.origin()), place.origin()));
      }
    }
    return server;
  }

  private static boolean isDocker(Section task) {
    return task.text("driver").filter("docker"::equals).isPresent();
  }
}
