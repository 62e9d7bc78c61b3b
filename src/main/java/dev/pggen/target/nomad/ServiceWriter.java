package dev.pggen.target.nomad;

import dev.pggen.hcl.HclDocument;
import dev.pggen.stack.Healthcheck;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Port;
import dev.pggen.stack.Workload;
import dev.pggen.target.nomad.Manifest.Section;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What of the group others find by name, and how its health is asked. */
final class ServiceWriter {
  private static final int LONGEST = 60;

  private final GroupPlan group;
  private final NomadSettings settings;
  private final TreeSet<String> names = new TreeSet<>();

  ServiceWriter(GroupPlan group, NomadSettings settings) {
    this.group = group;
    this.settings = settings;
  }

  static boolean anyCheck(GroupPlan group) {
    return group.workloads().stream()
        .anyMatch(w -> group.hasService(w) && w.health().isKnownAnd(h -> h.asked().isPresent()));
  }

  void write(Section parent) {
    for (Workload w : group.workloads()) {
      if (group.hasService(w)) {
        services(w, parent);
      }
    }
  }

  private void services(Workload w, Section parent) {
    Optional<Healthcheck> health = w.health().ifKnown().filter(h -> h.asked().isPresent());
    int wanted = health.flatMap(Healthcheck::asked).map(Healthcheck.Asked::port).orElse(0);
    boolean first = true;
    boolean told = false;
    for (Port port : GroupPlan.ports(w)) {
      Section service = service(w, first ? "" : port.name(), group.label(port), first, parent);
      if (port.container() == wanted && !told) {
        told = true;
        check(w, health.orElseThrow(), service);
      }
      first = false;
    }
    if (!told && health.isPresent()) {
      inside(w, health.get(), first, parent);
    }
  }

  /** A port that only the client reaches: it knows the namespace's own address. */
  private void inside(Workload w, Healthcheck health, boolean first, Section parent) {
    int number = health.asked().map(Healthcheck.Asked::port).orElseThrow();
    Optional<String> onHost =
        group.asked().entrySet().stream()
            .filter(e -> e.getValue() == number)
            .map(java.util.Map.Entry::getKey)
            .findFirst();
    String port = onHost.orElse(Integer.toString(number));
    Section service = service(w, first ? "" : "health", port, first, parent);
    if (onHost.isEmpty()) {
      service.put("address_mode", HclDocument.text("alloc"), "the namespace's own address");
    }
    check(w, health, service);
  }

  private Section service(Workload w, String suffix, String port, boolean tagged, Section parent) {
    Section service = parent.section("service", w.origin());
    service.put("name", HclDocument.text(name(w, suffix)), "under which others find it");
    service.put("provider", HclDocument.text(settings.services()), "where it is registered");
    service.put("port", HclDocument.text(port), w.network().ports().origin());
    service.put("task", HclDocument.text(w.name()), "whose it is");
    List<String> tags =
        w.labels().entrySet().stream()
            .filter(e -> tagged && group.isTag(w, e.getKey()))
            .map(e -> e.getKey() + "=" + e.getValue())
            .toList();
    if (!tags.isEmpty()) {
      service.put("tags", HclDocument.texts(tags), "labels of the spec for a proxy");
    }
    return service;
  }

  private String name(Workload w, String suffix) {
    String whole =
        (group.names().job() + "-" + w.name() + (suffix.isEmpty() ? "" : "-" + suffix))
            .toLowerCase(java.util.Locale.ROOT)
            .replaceAll("[^a-z0-9-]", "-");
    String base = whole.substring(0, Math.min(LONGEST, whole.length())).replaceAll("-+$", "");
    String name = base;
    for (int i = 2; !names.add(name); i++) {
      name = base + "-" + i;
    }
    return name;
  }

  private void check(Workload w, Healthcheck health, Section service) {
    Healthcheck.Asked asked = health.asked().orElseThrow();
    Origin why = w.health().origin();
    Section check = service.section("check", why);
    check.put("name", HclDocument.text(w.name()), "as it is shown");
    check.put("type", HclDocument.text(asked.path().isPresent() ? "http" : "tcp"), why);
    asked.path().ifPresent(path -> check.put("path", HclDocument.text(path), why));
    boolean published = GroupPlan.ports(w).stream().anyMatch(p -> p.container() == asked.port());
    if (!published && !group.isOnHost()) {
      check.put("address_mode", HclDocument.text("alloc"), "the namespace's own address");
    }
    check.put("interval", Units.duration(health.interval()), why);
    check.put("timeout", Units.duration(health.timeout()), why);
    Section restart = check.section("check_restart", "what does not answer is started again");
    restart.put("limit", HclDocument.number(health.retries()), why);
    restart.put("grace", Units.duration(health.startPeriod()), why);
  }
}
