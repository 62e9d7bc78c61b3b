package dev.pggen.lint.policy;

import dev.pggen.source.Cpus;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Port;
import dev.pggen.stack.Workload;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What can be asked of a container. */
final class WorkloadFields {
  static final List<Field<Workload>> ALL =
      List.of(
          Field.text("name", Workload::name),
          Field.text("role", w -> word(w.role())),
          Field.textFact("image", w -> w.image().map(WorkloadFields::image)),
          Field.textFact("image_tag", w -> w.image().map(ImageRef::tag)),
          Field.textFact("image_digest", w -> w.image().map(i -> i.digest().orElse(""))),
          Field.number("uid", w -> w.user().map(u -> BigDecimal.valueOf(u.uid()))),
          Field.size("memory_limit", w -> w.resources().memory()),
          Field.number("cpu_limit", w -> w.resources().cpus().map(Cpus::number)),
          Field.number("pids_limit", w -> w.resources().pids().map(BigDecimal::valueOf)),
          Field.size("shm_size", w -> w.resources().shm()),
          Field.flag("read_only", w -> w.hardening().readOnlyRoot()),
          Field.flag("no_new_privileges", w -> w.hardening().noNewPrivileges()),
          Field.flag("privileged", w -> w.hardening().shared().privileged()),
          Field.flag("init", w -> w.hardening().init()),
          Field.texts("cap_add", w -> w.hardening().capAdd()),
          Field.texts("cap_drop", w -> w.hardening().capDrop()),
          Field.textFact("network_mode", w -> w.network().mode().map(WorkloadFields::word)),
          Field.texts("networks", w -> w.network().networks()),
          Field.entries("ports", w -> w.network().ports().map(WorkloadFields::ports)),
          Field.flag("health_check", w -> w.health().map(h -> !h.isOff())),
          Field.textFact("restart", w -> w.lifecycle().restart().map(WorkloadFields::word)),
          Field.duration("stop_grace", w -> w.lifecycle().stopGrace()),
          Field.more("env", WorkloadFields::env),
          Field.more("mounts", WorkloadFields::mounts),
          Field.more("host_paths", WorkloadFields::hostPaths),
          Field.more("labels", WorkloadFields::labels));

  private WorkloadFields() {}

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** With the registry that is asked where none is named. */
  private static String image(ImageRef image) {
    return new ImageRef(image.full(), image.tag(), image.digest()).toString();
  }

  private static List<Value.Entry> ports(List<Port> ports) {
    List<Value.Entry> entries = new ArrayList<>();
    for (Port port : ports) {
      String host = port.host().isPresent() ? String.valueOf(port.host().getAsInt()) : "any";
      String protocol = port.protocol().equals("tcp") ? "" : "/" + port.protocol();
      String text = port.hostAddress() + ":" + host + ":" + port.container() + protocol;
      entries.add(Field.entry(text, port.origin()));
    }
    return entries;
  }

  private static List<Value.Entry> env(Workload workload) {
    List<Value.Entry> entries = new ArrayList<>();
    workload.env().forEach(v -> entries.add(Field.entry(v.name(), v.value().origin())));
    return entries;
  }

  private static List<Value.Entry> mounts(Workload workload) {
    List<Value.Entry> entries = new ArrayList<>();
    workload.mounts().forEach(m -> entries.add(Field.entry(m.target(), m.origin())));
    return entries;
  }

  private static List<Value.Entry> hostPaths(Workload workload) {
    List<Value.Entry> entries = new ArrayList<>();
    for (Mount mount : workload.mounts()) {
      if (mount.source() instanceof Mount.OfHost host) {
        entries.add(Field.entry(host.path(), mount.origin()));
      }
    }
    return entries;
  }

  private static List<Value.Entry> labels(Workload workload) {
    List<Value.Entry> entries = new ArrayList<>();
    workload
        .labels()
        .forEach((key, value) -> entries.add(Field.entry(key + "=" + value, workload.origin())));
    return entries;
  }
}
