package dev.pggen.lint.rule;

import dev.pggen.stack.Mount;
import dev.pggen.stack.Workload;

/** What a container keeps beyond its end. */
final class Mounts {
  private Mounts() {}

  /** Whether it may write to a volume or a directory of the host. */
  static boolean writes(Workload workload) {
    for (Mount mount : workload.mounts()) {
      boolean lasting =
          mount.source() instanceof Mount.OfVolume || mount.source() instanceof Mount.OfHost;
      if (lasting && !mount.readOnly()) {
        return true;
      }
    }
    return false;
  }

  /** Whether it may write to this volume. */
  static boolean writes(Workload workload, String volume) {
    for (Mount mount : workload.mounts()) {
      if (!mount.readOnly()
          && mount.source() instanceof Mount.OfVolume v
          && v.volume().equals(volume)) {
        return true;
      }
    }
    return false;
  }
}
