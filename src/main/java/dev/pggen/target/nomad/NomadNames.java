package dev.pggen.target.nomad;

import dev.pggen.stack.Backup;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names as they stand in a job. */
final class NomadNames {
  private static final String BACKUPS = "backups";

  private final Stack stack;

  /** Labels of the directories of the host, by their path. */
  private final Map<String, String> hosts = new LinkedHashMap<>();

  NomadNames(Stack stack) {
    this.stack = stack;
    for (Backup backup : stack.backups()) {
      if (backup.storage().ifKnown().orElse(null) instanceof Mount.OfHost host) {
        hosts.put(host.path(), free(BACKUPS));
      }
    }
    for (Workload workload : stack.workloads()) {
      for (Mount mount : workload.mounts()) {
        if (mount.source() instanceof Mount.OfHost host && !hosts.containsKey(host.path())) {
          hosts.put(host.path(), free("host" + host.path().replaceAll("[^A-Za-z0-9]+", "-")));
        }
      }
    }
  }

  private String free(String wished) {
    String name = wished;
    for (int i = 2; isTaken(name); i++) {
      name = wished + "-" + i;
    }
    return name;
  }

  private boolean isTaken(String name) {
    return hosts.containsValue(name)
        || stack.volumes().stream().anyMatch(v -> v.name().equals(name));
  }

  /** The job, and its only group. */
  String job() {
    return stack.name();
  }

  String drillJob() {
    return stack.name() + "-drill";
  }

  /** Paths of the host with the labels of their volumes. */
  Map<String, String> hosts() {
    return hosts;
  }

  /** The label of what is mounted, for a source that is a volume on Nomad. */
  String label(Mount.Source source) {
    if (source instanceof Mount.OfVolume volume) {
      return volume.volume();
    }
    return hosts.getOrDefault(((Mount.OfHost) source).path(), "");
  }

  /** The name under which the cluster knows a volume. */
  String volume(String label) {
    return stack.name() + "-" + label;
  }

  static boolean isVolume(Mount.Source source) {
    return source instanceof Mount.OfVolume || source instanceof Mount.OfHost;
  }

  /** An identifier that is not among others yet. */
  static String identifier(String text, Collection<String> taken) {
    String base = text.replaceAll("[^A-Za-z0-9_-]", "_");
    if (!base.matches("[A-Za-z_].*")) {
      base = "_" + base;
    }
    String name = base;
    for (int i = 2; taken.contains(name); i++) {
      name = base + "_" + i;
    }
    return name;
  }
}
