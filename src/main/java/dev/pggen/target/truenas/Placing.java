package dev.pggen.target.truenas;

import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Hardening;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * A stack with everything in its place on the NAS. Volumes are directories of the dataset: a volume
 * of Docker would be deleted together with the app. Files beside the manifest lie in the dataset
 * too, but for the texts that a container starts from, which it carries in its environment.
 *
 * @param directory of the dataset
 */
record Placing(String directory, Texts texts) {
  /** Below it lie the files that {@code prepare.sh} has brought. */
  static final String OURS = "/pggen/";

  Stack stack(Stack stack) {
    return new Stack(
        stack.name(),
        stack.origin(),
        stack.workloads().stream().map(this::workload).toList(),
        stack.servers(),
        List.of(),
        stack.networks(),
        stack.secrets(),
        stack.appFiles(),
        stack.links(),
        stack.backups(),
        stack.directory());
  }

  private Workload workload(Workload w) {
    List<Mount> carried = w.mounts().stream().filter(m -> isCarried(w, m)).toList();
    List<EnvVar> env = new ArrayList<>(w.env());
    carried.forEach(m -> env.addAll(texts.variables(m)));
    return new Workload(
        w.name(),
        w.role(),
        w.image(),
        w.traits(),
        w.user(),
        carried.isEmpty() ? w.launch() : unpacking(w.launch()),
        env,
        w.mounts().stream().filter(m -> !carried.contains(m)).map(this::mount).toList(),
        w.network(),
        w.health(),
        w.resources(),
        w.hardening(),
        w.lifecycle(),
        w.extras(),
        w.labels(),
        w.origin());
  }

  /** Files of the output where the plan has put a memory file system. */
  private static boolean isCarried(Workload w, Mount mount) {
    List<Hardening.Tmpfs> memory = w.hardening().tmpfs().ifKnown().orElse(List.of());
    return mount.source() instanceof Mount.OfOutput
        && memory.stream().anyMatch(t -> t.path().equals(mount.target()));
  }

  private static Workload.Launch unpacking(Workload.Launch launch) {
    Fact<List<String>> entrypoint =
        launch
            .entrypoint()
            .map(
                words -> {
                  List<String> all =
                      new ArrayList<>(List.of("/bin/bash", "-c", Texts.UNPACK, "unpack"));
                  all.addAll(words);
                  return List.copyOf(all);
                });
    return new Workload.Launch(entrypoint, launch.command());
  }

  private Mount mount(Mount m) {
    if (m.source() instanceof Mount.OfVolume volume) {
      return at(m, directory + "/" + volume.volume());
    }
    if (m.source() instanceof Mount.OfOutput output) {
      String path = output.path().replaceAll("/+$", "");
      return at(m, directory + (path.startsWith("secrets/") ? "/" : OURS) + path);
    }
    return m;
  }

  private static Mount at(Mount m, String path) {
    return new Mount(new Mount.OfHost(path), m.target(), m.readOnly(), m.origin());
  }
}
