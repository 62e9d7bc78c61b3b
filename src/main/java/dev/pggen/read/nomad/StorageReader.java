package dev.pggen.read.nomad;

import dev.pggen.read.compose.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The storage of a task, as far as mounts do not tell it. */
final class StorageReader {
  private StorageReader() {}

  /** That of one task. What is made anew for each client leaves open what is mounted where. */
  static Storage of(Section written, Section config) {
    Section task = TaskDirectories.seen(written);
    List<Storage.Memory> memory = new ArrayList<>();
    boolean complete =
        !HostServer.isOnHost(task)
            && task.all("dynamic").isEmpty()
            && config.all("dynamic").isEmpty()
            && task.all("volume_mount").stream().allMatch(m -> m.text("destination").isPresent())
            && config.get("volumes").map(v -> config.texts(v).isPresent()).orElse(true)
            && config.get("mounts").isEmpty()
            && (isWithoutMounts(task, config)
                || task.pairs("env").containsKey("PGDATA")
                || !hasVariablesFromFiles(task));
    for (Section mount : config.all("mount")) {
      Optional<String> target = mount.text("target");
      complete &= target.isPresent();
      if (mount.text("type").filter("tmpfs"::equals).isPresent()) {
        target.ifPresent(t -> memory.add(new Storage.Memory(t, mount.origin())));
      }
    }
    return new Storage(complete, memory);
  }

  /** Then it does not matter where a variable leads the data. */
  private static boolean isWithoutMounts(Section task, Section config) {
    return task.all("volume_mount").isEmpty()
        && config.all("mount").isEmpty()
        && config.get("volumes").isEmpty();
  }

  private static boolean hasVariablesFromFiles(Section task) {
    return task.all("template").stream().anyMatch(t -> t.get("env").isPresent());
  }
}
