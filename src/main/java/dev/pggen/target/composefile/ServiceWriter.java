package dev.pggen.target.composefile;

import dev.pggen.stack.Fact;
import dev.pggen.stack.Hardening;
import dev.pggen.stack.Healthcheck;
import dev.pggen.stack.Lifecycle;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Resources;
import dev.pggen.stack.Workload;
import dev.pggen.target.composefile.Manifest.Section;
import dev.pggen.yaml.YamlDoc;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One container as a Compose service. Says nothing where the stack says nothing. */
final class ServiceWriter {
  /** The label by which Compose sees that a file changed which a container reads only at start. */
  private static final String START_LABEL = "dev.pggen.start-digest";

  private static final Origin START_DIGEST =
      Origin.decided(
          "changes with the files that the service reads only at start, so that `up -d` recreates"
              + " it");

  private final Workload workload;
  private final Layout layout;
  private final Section service;

  private ServiceWriter(Workload workload, Layout layout, Section service) {
    this.workload = workload;
    this.layout = layout;
    this.service = service;
  }

  /**
   * Writes a service.
   *
   * @param local whether the host makes the image: no registry has it
   * @param startDigest label with the digest of the files that it reads only at start, if any
   */
  static void write(
      Workload workload,
      boolean local,
      Optional<String> startDigest,
      Layout layout,
      Section service) {
    ServiceWriter writer = new ServiceWriter(workload, layout, service);
    service.put("image", workload.image(), image -> YamlDoc.of(image.toString()));
    writer.build(local);
    service.put("user", workload.user(), user -> YamlDoc.of(user.toString()));
    service
        .putList("entrypoint", workload.launch().entrypoint(), YamlDoc::of)
        .putList("command", workload.launch().command(), YamlDoc::of);
    EnvironmentWriter.write(workload, layout, service);
    MountWriter.write(workload, service);
    NetworkWriter.write(workload, service);
    service.put("healthcheck", workload.health(), ServiceWriter::health);
    writer.resources(workload.resources());
    writer.hardening(workload.hardening());
    writer.lifecycle(workload.lifecycle());
    writer.extras(workload.extras());
    writer.labels(startDigest);
  }

  private void build(boolean local) {
    workload
        .traits()
        .built()
        .ifPresent(
            build -> {
              int slash = build.dockerfile().lastIndexOf('/');
              service
                  .section("build", workload.traits().build().origin())
                  .put("context", YamlDoc.of("./" + build.dockerfile().substring(0, slash)))
                  .put("dockerfile", YamlDoc.of(build.dockerfile().substring(slash + 1)));
            });
    if (local) {
      service.put("pull_policy", YamlDoc.of("never"));
    }
  }

  private static YamlDoc health(Healthcheck health) {
    YamlDoc.Map map = new YamlDoc.Map();
    if (health.command().isEmpty()) {
      return map.put("disable", true);
    }
    YamlDoc.Seq test = new YamlDoc.Seq().add("CMD");
    health.command().forEach(test::add);
    return map.put("test", test)
        .put("interval", Units.duration(health.interval()))
        .put("timeout", Units.duration(health.timeout()))
        .put("retries", health.retries())
        .put("start_period", Units.duration(health.startPeriod()));
  }

  private void resources(Resources r) {
    service
        .put("mem_limit", r.memory(), size -> YamlDoc.of(Units.size(size)))
        .put("memswap_limit", r.memoryAndSwap(), size -> YamlDoc.of(Units.size(size)))
        .put("cpus", r.cpus(), cpus -> new YamlDoc.Bare(cpus.text()))
        .put("pids_limit", r.pids(), YamlDoc::of)
        .put("shm_size", r.shm(), size -> YamlDoc.of(Units.size(size)));
  }

  private void hardening(Hardening h) {
    service
        .put("read_only", h.readOnlyRoot(), YamlDoc::of)
        .putList("cap_drop", h.capDrop(), YamlDoc::of)
        .putList("cap_add", h.capAdd(), YamlDoc::of)
        .putList(
            "security_opt",
            h.noNewPrivileges(),
            on -> YamlDoc.of(on ? List.of("no-new-privileges:true") : List.of()))
        .put("init", h.init(), YamlDoc::of)
        .putList("tmpfs", h.tmpfs(), this::tmpfs);
  }

  private YamlDoc.Seq tmpfs(List<Hardening.Tmpfs> all) {
    YamlDoc.Seq list = new YamlDoc.Seq();
    all.forEach(
        t ->
            list.add(
                t.path()
                    + ":"
                    + layout.tmpfs(t.path())
                    + owner()
                    + "mode=%s,size=%s".formatted(t.mode(), Units.size(t.size()))));
    return list;
  }

  /** A memory file system belongs to whom the container runs as, else an odd uid cannot write. */
  private String owner() {
    return workload
        .user()
        .ifKnown()
        .map(u -> "uid=%d,gid=%d,".formatted(u.uid(), u.gid()))
        .orElse("");
  }

  private void lifecycle(Lifecycle l) {
    service.put(
        "restart",
        l.restart(),
        policy ->
            YamlDoc.of(
                switch (policy) {
                  case NO -> "no";
                  case ON_FAILURE -> "on-failure";
                  case UNLESS_STOPPED -> "unless-stopped";
                  case ALWAYS -> "always";
                }));
    l.stopSignal()
        .ifKnown()
        .filter(signal -> !signal.isEmpty())
        .ifPresent(
            signal -> service.put("stop_signal", YamlDoc.of(signal), l.stopSignal().origin()));
    service.put("stop_grace_period", l.stopGrace(), d -> YamlDoc.of(Units.duration(d)));
    dependencies(l.dependsOn());
  }

  private void dependencies(Fact<List<Lifecycle.Dependency>> fact) {
    List<Lifecycle.Dependency> all =
        fact.ifKnown().orElse(List.of()).stream()
            .sorted(Comparator.comparing(Lifecycle.Dependency::workload, KeyOrder.NAMES))
            .toList();
    if (all.isEmpty()) {
      return;
    }
    Section section = service.section("depends_on", fact.origin());
    for (Lifecycle.Dependency d : all) {
      String condition =
          switch (d.condition()) {
            case STARTED -> "service_started";
            case HEALTHY -> "service_healthy";
            case COMPLETED -> "service_completed_successfully";
          };
      section.section(d.workload()).put("condition", YamlDoc.of(condition));
    }
  }

  private void extras(Workload.Extras extras) {
    if (!extras.logging().isEmpty()) {
      Section logging = service.section("logging").put("driver", YamlDoc.of("json-file"));
      Section options = logging.section("options");
      extras.logging().forEach((key, value) -> options.put(key, YamlDoc.of(value)));
    }
    if (!extras.devices().isEmpty()) {
      service.put("devices", YamlDoc.of(extras.devices()));
    }
    if (!extras.groupAdd().isEmpty()) {
      service.put(
          "group_add", YamlDoc.of(extras.groupAdd().stream().map(g -> Long.toString(g)).toList()));
    }
    if (extras.replicas() != 1 || extras.gpus() != 0) {
      deploy(extras);
    }
  }

  private void deploy(Workload.Extras extras) {
    Section deploy = service.section("deploy");
    if (extras.replicas() != 1) {
      deploy.put("replicas", YamlDoc.of(extras.replicas()));
    }
    if (extras.gpus() != 0) {
      YamlDoc count = extras.gpus() < 0 ? YamlDoc.of("all") : YamlDoc.of(extras.gpus());
      YamlDoc.Map device =
          new YamlDoc.Map()
              .put("driver", "nvidia")
              .put("count", count)
              .put("capabilities", List.of("gpu"));
      Section reservations = deploy.section("resources").section("reservations");
      reservations.put("devices", new YamlDoc.Seq().add(device));
    }
  }

  private void labels(Optional<String> startDigest) {
    if (workload.labels().isEmpty() && startDigest.isEmpty()) {
      return;
    }
    Section labels = service.section("labels");
    workload.labels().forEach((key, value) -> labels.put(key, YamlDoc.of(value)));
    startDigest.ifPresent(digest -> labels.put(START_LABEL, YamlDoc.of(digest), START_DIGEST));
  }
}
