package dev.pggen.target.nomad;

import dev.pggen.hcl.HclDocument;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Port;
import dev.pggen.stack.Workload;
import dev.pggen.target.nomad.Manifest.Section;
import dev.pggen.target.nomad.NomadSettings.VolumeKind;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/** The group around the tasks: its network, its volumes, how it is replaced and started again. */
final class GroupWriter {
  /** Between the end of a service's entry and the end of what it leads to. */
  static final Duration DELAY = Duration.ofSeconds(5);

  private static final int LOG_ROOM = 100;

  private final GroupPlan group;
  private final NomadSettings settings;

  GroupWriter(GroupPlan group, NomadSettings settings) {
    this.group = group;
    this.settings = settings;
  }

  void write(Section section) {
    section.put("count", HclDocument.number(1), "two servers on one volume would destroy it");
    if (group.workloads().stream().anyMatch(group::hasService)) {
      section.put("shutdown_delay", Units.duration(DELAY), "proxies drain first");
    }
    network(section);
    volumes(section, group.workloads(), group.names(), settings);
    section
        .section("ephemeral_disk", "logs and rendered files")
        .put(
            "size",
            HclDocument.number(300L + LOG_ROOM * group.workloads().size()),
            "MiB: the logs of all tasks");
    update(section);
    Section restart = section.section("restart", "what ends is started again");
    restart.put("attempts", HclDocument.number(5), "then it waits for the interval's end");
    restart.put("interval", Units.duration(Duration.ofMinutes(10)), "in which they are counted");
    restart.put("delay", Units.duration(Duration.ofSeconds(15)), "between two tries");
    restart.put("mode", HclDocument.text("delay"), "goes on here: the data is on this client");
    Section disconnect = section.section("disconnect", "a client that cannot be reached");
    disconnect.put("lost_after", Units.duration(Duration.ofHours(24)), "it may still be writing");
    disconnect.put("replace", HclDocument.bool(false), "no second server on the same data");
    disconnect.put("reconcile", HclDocument.text("keep_original"), "the one that has the data");
    new ServiceWriter(group, settings).write(section);
  }

  private void network(Section section) {
    Section network = section.section("network", "one namespace for all tasks of the group");
    network.put(
        "mode",
        HclDocument.text(group.isOnHost() ? "host" : "bridge"),
        group.isOnHost()
            ? "a container of the spec is on the host's network, and all share one"
            : "127.0.0.1 leads to the database, and nothing outside does");
    for (Workload w : group.workloads()) {
      for (Port port : GroupPlan.ports(w)) {
        Section section1 = network.section("port", port.origin(), group.label(port));
        section1.put("to", HclDocument.number(port.container()), "inside the namespace");
        port.host().ifPresent(n -> section1.put("static", HclDocument.number(n), port.origin()));
        String address = port.hostAddress();
        if (!address.equals("0.0.0.0") && !address.equals("::")) {
          section1.put(
              "host_network", HclDocument.text(ClientFile.network(address)), port.origin());
        }
      }
    }
    group
        .asked()
        .forEach(
            (label, port) ->
                network
                    .section("port", "taken on the client itself", label)
                    .put("static", HclDocument.number(port), "where the task listens"));
  }

  /** What of a list of workloads is mounted from volumes, each once. */
  static void volumes(
      Section section, List<Workload> workloads, NomadNames names, NomadSettings settings) {
    TreeSet<String> seen = new TreeSet<>();
    for (Workload w : workloads) {
      for (Mount mount : w.mounts()) {
        if (NomadNames.isVolume(mount.source()) && seen.add(names.label(mount.source()))) {
          volume(section, mount, names, settings);
        }
      }
    }
  }

  private static void volume(
      Section section, Mount mount, NomadNames names, NomadSettings settings) {
    String label = names.label(mount.source());
    boolean host = mount.source() instanceof Mount.OfHost;
    boolean csi = settings.volumes() == VolumeKind.CSI && !host;
    Section volume = section.section("volume", mount.origin(), label);
    volume.put("type", HclDocument.text(csi ? "csi" : "host"), "as the cluster knows it");
    volume.put("source", HclDocument.text(names.volume(label)), mount.origin());
    if (csi || !settings.version().isBefore(NomadSettings.Version.DYNAMIC_VOLUMES)) {
      // before, a directory of a client had no modes to ask for
      volume.put(
          "access_mode",
          HclDocument.text(VolumeFiles.access(host, csi)),
          host ? "the drill's job reads it too" : "no second allocation may write");
      volume.put(
          "attachment_mode", HclDocument.text("file-system"), "the volume has a file system");
    }
    if (settings.volumes() == VolumeKind.DYNAMIC && !host) {
      volume.put("sticky", HclDocument.bool(true), "always the same one");
    }
  }

  private void update(Section section) {
    Section update = section.section("update", "how a new version takes the place of the old one");
    Duration deadline = Duration.ofMinutes(15);
    Duration longest = TaskWriter.longest(group.workloads()).plus(Duration.ofMinutes(10));
    update.put("max_parallel", HclDocument.number(1), "there is one");
    update.put("canary", HclDocument.number(0), "a canary would be a second server on one volume");
    update.put(
        "health_check",
        HclDocument.text(ServiceWriter.anyCheck(group) ? "checks" : "task_states"),
        "by what can be asked");
    update.put("min_healthy_time", Units.duration(Duration.ofSeconds(15)), "so long at a stretch");
    update.put(
        "healthy_deadline",
        Units.duration(Duration.ofMinutes(10)),
        "a first start and a recovery take time");
    update.put(
        "progress_deadline",
        Units.duration(deadline.compareTo(longest) > 0 ? deadline : longest),
        "longer than any task may take to stop");
    update.put(
        "auto_revert",
        HclDocument.bool(false),
        "an older server may not open what a newer one wrote");
  }
}
