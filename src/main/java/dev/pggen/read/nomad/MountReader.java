package dev.pggen.read.nomad;

import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a task sees: volumes, and files that templates write into its own directory. */
final class MountReader {
  private static final String LOCAL = "local";
  private static final String SECRETS = "secrets/";

  private final Section task;
  private final Section config;
  private final Group group;
  private final TaskFiles files;
  private final List<Mount> mounts = new ArrayList<>();

  MountReader(Section task, Section config, Group group, TaskFiles files) {
    this.task = task;
    this.config = config;
    this.group = group;
    this.files = files;
  }

  List<Mount> read() {
    for (Section mount : task.all("volume_mount")) {
      boolean readOnly = mount.get("read_only").flatMap(mount::truth).orElse(false);
      mount
          .text("destination")
          .ifPresent(
              target ->
                  add(group.volume(mount.text("volume").orElse("")), target, readOnly, mount));
    }
    for (Section mount : config.all("mount")) {
      if (mount.text("type").orElse("volume").equals("tmpfs")) {
        continue;
      }
      boolean readOnly = mount.get("readonly").flatMap(mount::truth).orElse(false);
      mount
          .text("target")
          .ifPresent(
              target -> add(source(mount.text("source").orElse("")), target, readOnly, mount));
    }
    for (String text : config.texts("volumes")) {
      String[] parts = text.split(":", 3);
      if (parts.length > 1) {
        boolean readOnly = parts.length > 2 && List.of(parts[2].split(",", -1)).contains("ro");
        mounts.add(
            new Mount(source(parts[0]), parts[1], readOnly, config.originOf("volumes", text)));
      }
    }
    files.written().forEach(this::unbound);
    return List.copyOf(mounts);
  }

  private void add(Mount.Source source, String target, boolean readOnly, Section place) {
    mounts.add(new Mount(source, target, readOnly, place.origin()));
  }

  private Mount.Source source(String path) {
    if (path.startsWith("/")) {
      return new Mount.OfHost(path);
    }
    if (path.startsWith(SECRETS)) {
      String rest = path.substring(SECRETS.length());
      boolean file = files.written().stream().anyMatch(w -> w.destination().equals(path));
      return file ? new Mount.OfSecret(rest) : new Mount.OfOutput(path);
    }
    if (path.equals(LOCAL) || path.startsWith(LOCAL + "/")) {
      return new Mount.OfOutput(path.substring(Math.min(path.length(), LOCAL.length() + 1)));
    }
    return new Mount.OfVolume(path);
  }

  /** What no mount shows elsewhere is seen in the task's own directories. */
  private void unbound(TaskFiles.Written written) {
    Origin origin = task.origin(written.span());
    Optional<String> secret = written.secret();
    if (secret.isPresent() && !written.env() && !isShown(new Mount.OfSecret(secret.get()))) {
      String directory = SECRETS + parent(secret.get());
      boolean shown =
          mounts.stream()
              .anyMatch(
                  m ->
                      m.source() instanceof Mount.OfOutput o
                          && (directory + "/").startsWith(o.path() + "/"));
      if (!shown) {
        mounts.add(
            new Mount(new Mount.OfSecret(secret.get()), "/secrets/" + secret.get(), true, origin));
      }
    }
    Optional<String> output = written.output();
    if (output.isPresent() && !written.env() && !isBound(output.get())) {
      mounts.add(
          new Mount(new Mount.OfOutput(output.get()), "/local/" + output.get(), false, origin));
    }
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  private boolean isShown(Mount.Source source) {
    return mounts.stream().anyMatch(m -> m.source().equals(source));
  }

  private boolean isBound(String path) {
    return mounts.stream()
        .anyMatch(
            m ->
                m.source() instanceof Mount.OfOutput o
                    && (path + "/").startsWith(o.path().isEmpty() ? "" : o.path() + "/"));
  }
}
