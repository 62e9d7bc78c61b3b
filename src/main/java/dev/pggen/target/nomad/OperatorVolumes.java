package dev.pggen.target.nomad;

import dev.pggen.target.nomad.NomadSettings.VolumeKind;
import java.util.ArrayList;
import java.util.List;

/** How the volumes of a job come to be, on the operator's page. */
final class OperatorVolumes {
  private final NomadNames names;
  private final NomadSettings settings;
  private final VolumeFiles volumes;

  OperatorVolumes(NomadNames names, NomadSettings settings, VolumeFiles volumes) {
    this.names = names;
    this.settings = settings;
    this.volumes = volumes;
  }

  void write(Page page) {
    List<VolumeFiles.Wanted> objects = new ArrayList<>();
    for (VolumeFiles.Wanted volume : volumes.wanted()) {
      if (volumes.isStatic(volume) || volume.path().isPresent()) {
        directory(volume, page);
      }
      if (!volumes.isStatic(volume)) {
        objects.add(volume);
      }
    }
    if (objects.size() < volumes.wanted().size()) {
      page.text(
          "`" + ClientFile.PATH + "` names these directories to the client, which reads it at its",
          "start. All on one client: the job is placed where all of them are.");
    }
    if (!objects.isEmpty()) {
      create(objects, page);
    }
  }

  private void create(List<VolumeFiles.Wanted> objects, Page page) {
    List<String> commands = new ArrayList<>();
    boolean onClient = objects.stream().anyMatch(v -> !volumes.isCsi(v));
    boolean plugin = objects.stream().anyMatch(volumes::isCsi);
    if (plugin) {
      page.text(
          "`plugin` is the id of the cluster's CSI plugin, from `nomad plugin status`. What else it",
          "asks for, like `parameters` or `secrets`, goes into the files first.");
      commands.add("plugin=ID");
    }
    if (onClient) {
      page.text(
          "All on one client: the job is placed where all of them are. `node` is its id, from",
          "`nomad node status -verbose`.");
      commands.add("node=ID");
    }
    objects.forEach(volume -> commands.add(create(volume)));
    page.commands(commands);
    if (onClient) {
      page.text(
          "`nomad volume status -type=host"
              + in()
              + "` lists them. A directory for volumes without",
          "a known user belongs to root: give it to whom the image runs as.");
    }
    if (onClient && isUnsure()) {
      page.text(
          "Nomad before 1.10.7 and 1.11.1 leaves out the mode and the owner that a file asks for:",
          "look at the directories on the client, and set both where they differ.");
    }
    if (plugin) {
      page.text(
          "`nomad volume status -type=csi" + in() + "` lists what the plugin made. A fresh file",
          "system belongs to root as a rule, and no task may change that. Give each to its owner",
          "before the first run, by the plugin's parameters or by mounting it once:");
      page.text("| Volume | Owner |", "|---|---|");
      objects.stream()
          .filter(volumes::isCsi)
          .forEach(v -> page.more("| " + v.label() + " | " + owner(v) + " |"));
    }
  }

  private String create(VolumeFiles.Wanted volume) {
    String sign = volumes.isCsi(volume) ? VolumeFiles.PLUGIN : VolumeFiles.NODE;
    String value = volumes.isCsi(volume) ? "$plugin" : "$node";
    return "sed \"s/"
        + sign
        + "/"
        + value
        + "/\" "
        + VolumeFiles.file(volume)
        + (volume.path().isPresent() ? " | nomad volume register -" : " | nomad volume create -");
  }

  private static String owner(VolumeFiles.Wanted volume) {
    return volume.user().map(Object::toString).orElse("whom the image runs as");
  }

  private String in() {
    return settings.namespace().map(n -> " -namespace=" + n).orElse("");
  }

  /** Whether the release that is meant may be one that makes directories without their modes. */
  private boolean isUnsure() {
    return settings.volumes() == VolumeKind.DYNAMIC
        && settings.version().isBefore(NomadSettings.Version.MODES_OF_DIRECTORIES);
  }

  private void directory(VolumeFiles.Wanted volume, Page page) {
    String path = volume.path().orElse("/srv/" + names.volume(volume.label()));
    String owner = volume.user().map(u -> " -o " + u.uid() + " -g " + u.gid()).orElse("");
    page.text("On the client, the directory of `" + volume.label() + "`:")
        .commands(List.of("sudo install -d -m 0700" + owner + " " + shell(path)));
  }

  private static String shell(String path) {
    return path.matches("[A-Za-z0-9_./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
