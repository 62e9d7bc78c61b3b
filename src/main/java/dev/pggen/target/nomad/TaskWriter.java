package dev.pggen.target.nomad;

import dev.pggen.hcl.HclDocument;
import dev.pggen.hcl.HclDocument.Value;
import dev.pggen.source.Cpus;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Hardening;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Port;
import dev.pggen.stack.Text;
import dev.pggen.stack.Workload;
import dev.pggen.target.nomad.Manifest.Section;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One container as a task. Says nothing where the stack says nothing. */
final class TaskWriter {
  /** A processor's worth of the share by which busy tasks divide a client. */
  private static final BigDecimal SHARE = BigDecimal.valueOf(200);

  private final GroupPlan group;
  private final Workload workload;
  private final FileWriter files;

  TaskWriter(GroupPlan group, Workload workload, FileWriter files) {
    this.group = group;
    this.workload = workload;
    this.files = files;
  }

  void write(Section parent, NomadSettings settings) {
    Section task = parent.section("task", workload.origin(), workload.name());
    task.put("driver", HclDocument.text("docker"), "the containers are Docker's");
    task.put("user", workload.user(), u -> HclDocument.text(u.toString()));
    workload
        .lifecycle()
        .stopSignal()
        .ifKnown()
        .filter(signal -> !signal.isEmpty())
        .ifPresent(
            signal ->
                task.put(
                    "kill_signal",
                    HclDocument.text(signal),
                    workload.lifecycle().stopSignal().origin()));
    task.put("kill_timeout", workload.lifecycle().stopGrace(), Units::duration);
    if (group.hasService(workload)) {
      task.put(
          "shutdown_delay",
          Units.duration(GroupWriter.DELAY),
          "who asks for the service hears first that it goes");
    }
    group.lifecycle(workload, task);
    config(task.driver("what the driver is told"));
    volumes(task);
    environment(task);
    if (files.hasSecrets() && settings.secrets() == NomadSettings.SecretStore.VAULT) {
      vault(task, settings);
    }
    files.templates(task);
    group.actions(workload, task);
    resources(task);
    logs(task);
  }

  private void config(Section config) {
    config.put("image", workload.image(), image -> HclDocument.text(image.toString()));
    list(config, "entrypoint", workload.launch().entrypoint());
    list(config, "args", workload.launch().command());
    List<String> ports = group.labels(workload);
    if (!ports.isEmpty()) {
      config.put("ports", HclDocument.texts(ports), "what of the group's ports is this task's");
    }
    group.network(workload, config);
    hardening(config);
    extras(config);
    files.mounts(config);
    for (Hardening.Tmpfs tmpfs : workload.hardening().tmpfs().ifKnown().orElse(List.of())) {
      Section mount = config.section("mount", workload.hardening().tmpfs().origin());
      mount.put("type", HclDocument.text("tmpfs"), "in memory, gone with the container");
      mount.put("target", HclDocument.text(tmpfs.path()), workload.hardening().tmpfs().origin());
      Section options = mount.section("tmpfs_options", "bounds of it");
      options.put("size", HclDocument.number(tmpfs.size().bytes()), "bytes");
      options.put(
          "mode",
          HclDocument.number(Integer.parseInt(tmpfs.mode(), 8)),
          "0" + tmpfs.mode() + ": HCL has no octal numbers");
    }
  }

  private static void list(Section section, String name, Fact<List<String>> fact) {
    fact.ifKnown()
        .filter(words -> !words.isEmpty())
        .ifPresent(words -> section.put(name, HclDocument.texts(words), fact.origin()));
  }

  private void hardening(Section config) {
    Hardening h = workload.hardening();
    config.put("init", h.init(), HclDocument::bool);
    config.put("readonly_rootfs", h.readOnlyRoot(), HclDocument::bool);
    list(config, "cap_drop", h.capDrop().map(List::copyOf));
    list(config, "cap_add", h.capAdd().map(List::copyOf));
    list(
        config,
        "security_opt",
        h.noNewPrivileges().map(on -> on ? List.of("no-new-privileges:true") : List.of()));
    config.put("pids_limit", workload.resources().pids(), n -> HclDocument.number(n));
    config.put("shm_size", workload.resources().shm(), size -> HclDocument.number(size.bytes()));
  }

  private void extras(Section config) {
    Workload.Extras extras = workload.extras();
    if (!extras.groupAdd().isEmpty()) {
      config.put(
          "group_add",
          HclDocument.texts(extras.groupAdd().stream().map(g -> Long.toString(g)).toList()),
          "further groups");
    }
    if (!extras.devices().isEmpty()) {
      config.put(
          "devices",
          new HclDocument.Items(extras.devices().stream().map(TaskWriter::device).toList()),
          "devices of the client");
    }
    Map<String, Value> labels = new LinkedHashMap<>();
    workload.labels().forEach((k, v) -> labels.put(k, HclDocument.text(v)));
    labels.keySet().removeIf(key -> group.isTag(workload, key));
    if (!labels.isEmpty()) {
      config.put(
          "labels",
          new HclDocument.Items(List.of(new HclDocument.Entries(labels))),
          "for tools that look at the client's containers");
    }
  }

  /** {@code /dev/a[:/dev/b[:rwm]]}. */
  private static Value device(String text) {
    String[] parts = text.split(":", 3);
    Map<String, Value> device = new LinkedHashMap<>();
    device.put("host_path", HclDocument.text(parts[0]));
    if (parts.length > 1) {
      device.put("container_path", HclDocument.text(parts[1]));
    }
    if (parts.length > 2) {
      device.put("cgroup_permissions", HclDocument.text(parts[2]));
    }
    return new HclDocument.Entries(device);
  }

  private void volumes(Section task) {
    for (Mount mount : workload.mounts()) {
      if (NomadNames.isVolume(mount.source())) {
        Section section = task.section("volume_mount", mount.origin());
        section.put(
            "volume", HclDocument.text(group.names().label(mount.source())), mount.origin());
        section.put("destination", HclDocument.text(mount.target()), mount.origin());
        if (mount.readOnly()) {
          section.put("read_only", HclDocument.bool(true), mount.origin());
        }
      }
    }
  }

  private void environment(Section task) {
    List<EnvVar> literal =
        workload.env().stream()
            .filter(v -> v.value().isKnownAnd(text -> !text.isSecret()))
            .toList();
    if (!literal.isEmpty()) {
      Section env = task.section("env", "variables without secrets");
      literal.forEach(v -> env.put(v.name(), v.value().map(Text::shown), HclDocument::text));
    }
  }

  private static void vault(Section task, NomadSettings settings) {
    Section vault = task.section("vault", "the task signs in with its workload identity");
    vault.put("role", HclDocument.text(settings.vaultRole()), "what the identity may read");
    vault.put("change_mode", HclDocument.text("noop"), "templates tell of new values themselves");
    vault.put("env", HclDocument.bool(false), "the program needs no token");
    vault.put("disable_file", HclDocument.bool(true), "the program needs no token");
  }

  private void resources(Section task) {
    Section resources = task.section("resources", workload.resources().memory().origin());
    BigDecimal cpus = workload.resources().cpus().ifKnown().orElse(Cpus.ONE).number();
    int share = cpus.multiply(SHARE).setScale(0, RoundingMode.UP).intValueExact();
    resources.put(
        "cpu", HclDocument.number(Math.max(share, 50)), "a share, and what placement counts on");
    resources.put(
        "memory", workload.resources().memory(), size -> HclDocument.number(size.toMib()));
    int gpus = workload.extras().gpus();
    if (gpus > 0) {
      resources
          .section("device", "graphics processors", "nvidia/gpu")
          .put("count", HclDocument.number(gpus), "how many");
    }
  }

  private void logs(Section task) {
    Map<String, String> logging = workload.extras().logging();
    Optional<String> files = Optional.ofNullable(logging.get("max-file"));
    Optional<String> size =
        Optional.ofNullable(logging.get("max-size")).filter(s -> s.matches("[0-9]+m"));
    if (files.isPresent() && size.isPresent()) {
      Section logs = task.section("logs", "bounded, for each of both streams");
      logs.put("max_files", HclDocument.number(Long.parseLong(files.get())), "how many are kept");
      logs.put(
          "max_file_size",
          HclDocument.number(Long.parseLong(size.get().replace("m", ""))),
          "MiB of one");
    }
  }

  /** Longest time that a task has to stop. */
  static Duration longest(List<Workload> workloads) {
    return workloads.stream()
        .flatMap(w -> w.lifecycle().stopGrace().ifKnown().stream())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Whether the host's own number of a port is given. */
  static boolean isFixed(Port port) {
    return port.host().isPresent();
  }
}
