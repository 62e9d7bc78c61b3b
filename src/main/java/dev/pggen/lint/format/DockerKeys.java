package dev.pggen.lint.format;

import java.util.List;
import java.util.Optional;

/** What Nomad's docker driver can be told. */
final class DockerKeys {
  /** In order. */
  static final List<String> ALL =
      List.of(
          "advertise_ipv6_address",
          "args",
          "auth",
          "auth_soft_fail",
          "cap_add",
          "cap_drop",
          "cgroupns",
          "command",
          "container_exists_attempts",
          "cpu_cfs_period",
          "cpu_hard_limit",
          "cpuset_cpus",
          "devices",
          "dns_options",
          "dns_search_domains",
          "dns_servers",
          "entrypoint",
          "extra_hosts",
          "force_pull",
          "group_add",
          "healthchecks",
          "hostname",
          "image",
          "image_pull_timeout",
          "init",
          "interactive",
          "ipc_mode",
          "ipv4_address",
          "ipv6_address",
          "isolation",
          "labels",
          "load",
          "logging",
          "mac_address",
          "memory_hard_limit",
          "mount",
          "mounts",
          "network_aliases",
          "network_mode",
          "oom_score_adj",
          "pid_mode",
          "pids_limit",
          "port_map",
          "ports",
          "privileged",
          "readonly_rootfs",
          "runtime",
          "security_opt",
          "shm_size",
          "storage_opt",
          "sysctl",
          "tty",
          "ulimit",
          "userns_mode",
          "uts_mode",
          "volume_driver",
          "volumes",
          "work_dir");

  private static final int NEAR = 2;

  private DockerKeys() {}

  static boolean isKnown(String key) {
    return ALL.contains(key);
  }

  /** The key that somebody may have meant. */
  static Optional<String> nearest(String key) {
    Optional<String> nearest = Optional.empty();
    int least = NEAR + 1;
    for (String known : ALL) {
      int distance = distance(key, known);
      if (distance < least) {
        least = distance;
        nearest = Optional.of(known);
      }
    }
    return nearest;
  }

  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int other = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(other, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
