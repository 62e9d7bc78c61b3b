package dev.pggen.target.nomad;

import dev.pggen.artifact.OutputFile;
import dev.pggen.hcl.HclDocument;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Stack;
import dev.pggen.stack.User;
import dev.pggen.stack.Workload;
import dev.pggen.target.nomad.Manifest.Section;
import dev.pggen.target.nomad.NomadSettings.VolumeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The volumes of a job: what an operator creates or registers before the first run. */
final class VolumeFiles {
  /** What an operator puts the id of a client in the place of. */
  static final String NODE = "NODE_ID";

  /** What an operator puts the id of a plugin in the place of. */
  static final String PLUGIN = "CSI_PLUGIN";

  private final Stack stack;
  private final NomadNames names;
  private final NomadSettings settings;

  VolumeFiles(Stack stack, NomadNames names, NomadSettings settings) {
    this.stack = stack;
    this.names = names;
    this.settings = settings;
  }

  /**
   * A volume that containers mount.
   *
   * @param label in the job
   * @param path on the client, for a directory that is there already
   * @param user whom it shall belong to, if that is known
   * @param size that was wished for, as the spec writes it; empty if nothing was
   * @param origin who asked for it
   */
  record Wanted(
      String label,
      Optional<String> path,
      Optional<User> user,
      Optional<String> size,
      Origin origin) {}

  /** Each once, in the order in which containers mount them. */
  List<Wanted> wanted() {
    Map<String, Wanted> all = new LinkedHashMap<>();
    // whoever writes owns: the others read what the writer lets them
    for (boolean readOnly : new boolean[] {false, true}) {
      for (Workload w : stack.workloads()) {
        for (Mount mount : w.mounts()) {
          if (NomadNames.isVolume(mount.source()) && mount.readOnly() == readOnly) {
            String label = names.label(mount.source());
            all.computeIfAbsent(label, l -> wanted(l, mount, w));
          }
        }
      }
    }
    return List.copyOf(all.values());
  }

  private Wanted wanted(String label, Mount mount, Workload w) {
    return new Wanted(
        label,
        mount.source() instanceof Mount.OfHost host ? Optional.of(host.path()) : Optional.empty(),
        w.user().ifKnown(),
        stack.volumes().stream()
            .filter(v -> v.name().equals(label))
            .findFirst()
            .flatMap(v -> v.size())
            .map(at -> at.value().toString()),
        mount.origin());
  }

  /** Whether a volume is a line of the client's configuration and no object of the cluster. */
  boolean isStatic(Wanted volume) {
    return settings.volumes() == VolumeKind.STATIC
        || settings.volumes() == VolumeKind.CSI
            && volume.path().isPresent()
            && settings.version().isBefore(NomadSettings.Version.DYNAMIC_VOLUMES);
  }

  /** Whether a plugin of the cluster makes it. */
  boolean isCsi(Wanted volume) {
    return settings.volumes() == VolumeKind.CSI && volume.path().isEmpty();
  }

  /** How the cluster lets a volume be used; what a job asks for must be the same. */
  static String access(boolean shared, boolean csi) {
    if (csi) {
      return "single-node-writer";
    }
    return shared ? "single-node-multi-writer" : "single-node-single-writer";
  }

  /** The files, {@code LABEL.volume.hcl} each. */
  List<OutputFile> files(List<String> header) {
    List<OutputFile> files = new ArrayList<>();
    for (Wanted volume : wanted()) {
      if (!isStatic(volume)) {
        Manifest manifest = new Manifest();
        write(volume, isCsi(volume), manifest.top());
        files.add(manifest.print(file(volume), header));
      }
    }
    return files;
  }

  static String file(Wanted volume) {
    return volume.label() + ".volume.hcl";
  }

  private void write(Wanted volume, boolean csi, Section top) {
    String name = names.volume(volume.label());
    if (csi) {
      top.put("id", HclDocument.text(name), "what the job asks for");
    }
    top.put("name", HclDocument.text(name), "what the job asks for");
    top.put("type", HclDocument.text(csi ? "csi" : "host"), "who keeps it");
    settings
        .namespace()
        .ifPresent(n -> top.put("namespace", HclDocument.text(n), "where the job runs"));
    if (csi) {
      top.put("plugin_id", HclDocument.text(PLUGIN), "the cluster's plugin: put its name in");
      volume
          .size()
          .map(s -> s.replaceAll("B$", ""))
          .ifPresent(s -> top.put("capacity_min", HclDocument.text(s), volume.origin()));
    } else {
      top.put("node_id", HclDocument.text(NODE), "the client that keeps the data: put its id in");
      if (volume.path().isPresent()) {
        top.put("host_path", HclDocument.text(volume.path().get()), volume.origin());
      } else {
        top.put("plugin_id", HclDocument.text("mkdir"), "a directory below the client's own");
      }
    }
    Section capability = top.section("capability", "the same that the job asks for");
    capability.put(
        "access_mode", HclDocument.text(access(volume.path().isPresent(), csi)), "see the job");
    capability.put("attachment_mode", HclDocument.text("file-system"), "see the job");
    if (!csi && volume.path().isEmpty()) {
      Section parameters = top.section("parameters", "whom the new directory belongs to");
      parameters.put(
          "mode",
          HclDocument.text(volume.user().isPresent() ? "0700" : "0755"),
          "for its owner alone where that is known");
      volume
          .user()
          .ifPresent(
              user -> {
                parameters.put("uid", HclDocument.number(user.uid()), "whoever writes");
                parameters.put("gid", HclDocument.number(user.gid()), "whoever writes");
              });
    }
  }
}
