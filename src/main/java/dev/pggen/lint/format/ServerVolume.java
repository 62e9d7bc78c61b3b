package dev.pggen.lint.format;

import dev.pggen.hcl.HclBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * A volume of the group on which a server keeps its data.
 *
 * @param task the server
 * @param mount where the server sees it
 * @param label the volume's own
 */
record ServerVolume(JobTask task, HclBlock mount, String label) {
  /** Below or above which images of PostgreSQL keep data. */
  private static final String HOME = "/var/lib/postgresql";

  /** Those of a server: what is mounted where the image keeps data, or where it is told to. */
  static List<ServerVolume> of(JobTask task) {
    List<ServerVolume> all = new ArrayList<>();
    if (!task.isServer()) {
      return all;
    }
    List<HclBlock> mounts = task.body().blocks("volume_mount");
    for (HclBlock mount : mounts) {
      boolean data =
          mounts.size() == 1 && mayTellPlace(task)
              || task.jobs()
                  .text(mount.body(), "destination")
                  .filter(path -> holdsData(task, path))
                  .isPresent();
      if (data) {
        task.jobs()
            .text(mount.body(), "volume")
            .ifPresent(label -> all.add(new ServerVolume(task, mount, label)));
      }
    }
    return all;
  }

  /**
   * Whether its place of data is set to what nobody knows: then it is on the only volume, for else
   * it would be on none.
   */
  private static boolean mayTellPlace(JobTask task) {
    boolean own = task.env("PGDATA").filter(v -> task.jobs().text(v).isEmpty()).isPresent();
    return own
        || JobTemplate.of(task).stream()
            .filter(JobTemplate::isEnv)
            .flatMap(template -> template.actions().stream())
            .anyMatch(actions -> actions.stream().anyMatch(a -> a.verb().equals("range")));
  }

  /** Whether a path of the container is around the data of a server, or its place of old. */
  static boolean holdsData(JobTask task, String path) {
    String outer = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    String data = task.variable("PGDATA").orElse(HOME + "/data");
    return (data + "/").startsWith(outer + "/") || outer.startsWith(HOME);
  }
}
