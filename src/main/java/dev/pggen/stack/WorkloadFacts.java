package dev.pggen.stack;

import dev.pggen.source.Cpus;
import dev.pggen.stack.StackFacts.Rows;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rows of one container. */
final class WorkloadFacts {
  private WorkloadFacts() {}

  static void add(Workload w, Rows rows) {
    String name = w.name();
    rows.put(FactKind.PURPOSE, name, w.role().name());
    rows.put(FactKind.IMAGE, name, w.image());
    traits(name, w.traits(), rows);
    rows.put(FactKind.USER, name, w.user());
    rows.put(FactKind.LAUNCH, name + " entrypoint", w.launch().entrypoint());
    rows.put(FactKind.LAUNCH, name + " command", w.launch().command());
    w.env().forEach(v -> env(name, v, rows));
    for (Mount m : w.mounts()) {
      rows.put(
          FactKind.MOUNTS,
          name + " " + m.target(),
          source(m.source()) + (m.readOnly() ? " read-only" : " writable"));
    }
    network(name, w.network(), rows);
    rows.put(FactKind.HEALTH, name, w.health().map(WorkloadFacts::health));
    resources(name, w.resources(), rows);
    hardening(name, w.hardening(), rows);
    lifecycle(name, w.lifecycle(), rows);
    extras(name, w.extras(), rows);
    w.labels().forEach((key, value) -> rows.put(FactKind.LABELS, name + " " + key, value));
  }

  private static void traits(String name, ImageTraits traits, Rows rows) {
    rows.put(
        FactKind.BUILD,
        name,
        traits.build().map(b -> b.map(ImageBuild::dockerfile).orElse("not built")));
    traits.built().ifPresent(b -> rows.put(FactKind.BUILD, name + " base", b.base()));
    rows.put(
        FactKind.FILE_FORM,
        name,
        traits
            .fileForm()
            .map(f -> f.map(form -> form.variable("NAME") + "=" + form.scheme()).orElse("none")));
  }

  /** Only what differs from what every runtime does unasked: there is no unknown here. */
  private static void extras(String name, Workload.Extras extras, Rows rows) {
    if (extras.replicas() != 1) {
      rows.put(FactKind.REPLICAS, name, Integer.toString(extras.replicas()));
    }
    if (!extras.devices().isEmpty()) {
      rows.put(FactKind.DEVICES, name, extras.devices().toString());
    }
    if (extras.gpus() != 0) {
      rows.put(FactKind.DEVICES, name + " gpus", Integer.toString(extras.gpus()));
    }
    if (!extras.groupAdd().isEmpty()) {
      rows.put(FactKind.GROUPS, name, new TreeSet<>(extras.groupAdd()).toString());
    }
    extras.logging().forEach((k, v) -> rows.put(FactKind.LOGGING, name + " " + k, v));
  }

  private static void env(String name, EnvVar v, Rows rows) {
    boolean secret = v.value().isKnownAnd(Text::isSecret);
    rows.put(
        secret ? FactKind.SECRET_ENV : FactKind.ENV,
        name + " " + v.name(),
        v.value().map(WorkloadFacts::text));
  }

  private static void network(String name, Workload.Connection c, Rows rows) {
    rows.put(FactKind.NETWORKS, name + " mode", c.mode());
    rows.put(FactKind.NETWORKS, name, c.networks().map(WorkloadFacts::sorted));
    rows.put(FactKind.PORTS, name, c.ports().map(WorkloadFacts::ports));
    rows.put(FactKind.EXPOSE, name, c.expose().map(WorkloadFacts::sorted));
  }

  /** Without names: no runtime obeys them. */
  private static String ports(List<Port> ports) {
    return sorted(
        ports.stream()
            .map(
                p ->
                    "%s:%s:%d/%s"
                        .formatted(
                            p.hostAddress(),
                            p.host().isPresent() ? Integer.toString(p.host().getAsInt()) : "any",
                            p.container(),
                            p.protocol()))
            .toList());
  }

  private static String health(Healthcheck h) {
    if (h.isOff()) {
      return "none";
    }
    String what =
        h.asked()
            .map(a -> a.path().orElse("open") + " at " + a.port())
            .orElseGet(() -> h.command().toString());
    return "%s every %s timeout %s retries %d start %s"
        .formatted(what, h.interval(), h.timeout(), h.retries(), h.startPeriod());
  }

  private static void resources(String name, Resources r, Rows rows) {
    rows.put(FactKind.MEMORY, name, r.memory());
    rows.put(FactKind.MEMORY, name + " with swap", r.memoryAndSwap());
    rows.put(
        FactKind.CPUS,
        name,
        r.cpus()
            .map(Cpus::number)
            .map(BigDecimal::stripTrailingZeros)
            .map(BigDecimal::toPlainString));
    rows.put(FactKind.PIDS, name, r.pids());
    rows.put(FactKind.SHM, name, r.shm());
  }

  private static void hardening(String name, Hardening h, Rows rows) {
    rows.put(FactKind.READ_ONLY, name, h.readOnlyRoot());
    rows.put(FactKind.CAPABILITIES, name + " drop", h.capDrop());
    rows.put(FactKind.CAPABILITIES, name + " add", h.capAdd());
    rows.put(FactKind.NO_NEW_PRIVILEGES, name, h.noNewPrivileges());
    shared(name + " privileged", h.shared().privileged(), rows);
    shared(name + " pid", h.shared().pid(), rows);
    shared(name + " ipc", h.shared().ipc(), rows);
    rows.put(FactKind.INIT, name, h.init());
    rows.put(
        FactKind.TMPFS,
        name,
        h.tmpfs()
            .map(
                all ->
                    sorted(
                        all.stream()
                            .map(t -> t.path() + " " + t.size() + " " + t.mode())
                            .toList())));
  }

  /** Only what is given: every runtime gives nothing unasked. */
  private static void shared(String subject, Fact<Boolean> given, Rows rows) {
    if (given.isKnownAnd(is -> is)) {
      rows.put(FactKind.CAPABILITIES, subject, "the host's");
    }
  }

  private static void lifecycle(String name, Lifecycle l, Rows rows) {
    rows.put(FactKind.RESTART, name, l.restart());
    rows.put(FactKind.STOP, name + " signal", l.stopSignal());
    rows.put(FactKind.STOP, name + " grace", l.stopGrace());
    rows.put(
        FactKind.DEPENDENCIES,
        name,
        l.dependsOn()
            .map(
                all -> sorted(all.stream().map(d -> d.workload() + " " + d.condition()).toList())));
  }

  static String source(Mount.Source source) {
    if (source instanceof Mount.OfVolume v) {
      return "volume " + v.volume();
    }
    if (source instanceof Mount.OfHost h) {
      return "host " + h.path();
    }
    if (source instanceof Mount.OfOutput o) {
      String path = o.path();
      return "output " + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }
    return "secret " + ((Mount.OfSecret) source).secret();
  }

  static String text(Text text) {
    return text.parts().stream()
        .map(
            p ->
                p instanceof Text.SecretValue s
                    ? "<" + s.secret() + " " + s.encoding() + ">"
                    : ((Text.Literal) p).text())
        .collect(Collectors.joining());
  }

  private static String sorted(Collection<?> values) {
    return values.stream().map(Object::toString).sorted().toList().toString();
  }
}
