package dev.pggen.target.nomad;

import dev.pggen.source.Finding;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import dev.pggen.target.PatchRules;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a patch reaches the database and what looks after it. All tasks share one group, so what
 * is not known to leave the server alone counts as reaching it.
 */
final class PatchTouches {
  private static final String PORT = "5432";

  private static final Set<String> DOORS =
      Set.of(
          "POSTGRES_HOST_AUTH_METHOD",
          "POSTGRES_INITDB_ARGS",
          "POSTGRES_PASSWORD",
          "POSTGRES_PASSWORD_FILE",
          "POSTGRES_USER");

  private static final Set<String> FREE_IN_JOB =
      Set.of(
          "affinity",
          "constraint",
          "datacenters",
          "meta",
          "node_pool",
          "priority",
          "region",
          "spread",
          "ui");

  private static final Set<String> FREE_IN_GROUP =
      Set.of("affinity", "constraint", "consul", "meta", "shutdown_delay", "spread");

  private static final Set<String> FREE_IN_NETWORK = Set.of("dns", "hostname");

  private final Set<String> applications = new TreeSet<>();
  private final Set<String> volumes = new TreeSet<>();
  private final List<Finding> found = new ArrayList<>();

  private PatchTouches(Stack stack, NomadNames names) {
    for (Workload w : stack.workloads()) {
      boolean ours = GroupPlan.isOurs(w);
      if (!ours) {
        applications.add(w.name());
      }
      for (Mount mount : w.mounts()) {
        if (ours && NomadNames.isVolume(mount.source())) {
          volumes.add(names.label(mount.source()));
        }
      }
    }
  }

  static List<Finding> findings(Stack stack, NomadNames names, YamlMap patch) {
    PatchTouches touches = new PatchTouches(stack, names);
    for (YamlMap.Entry top : patch.entries()) {
      if (top.name().equals("job")) {
        touches.below(top, job -> touches.below(job, touches::inJob));
      } else if (!top.name().equals("variable")) {
        touches.reached(top.name(), top);
      }
    }
    return List.copyOf(touches.found);
  }

  private void inJob(YamlMap.Entry entry) {
    if (entry.name().equals("group")) {
      below(entry, group -> below(group, this::inGroup));
    } else if (!FREE_IN_JOB.contains(entry.name())) {
      reached(entry.name(), entry);
    }
  }

  private void inGroup(YamlMap.Entry entry) {
    switch (entry.name()) {
      case "task" -> below(entry, this::task);
      case "network" -> below(entry, this::inNetwork);
      case "service" -> service(entry.value());
      case "volume" -> below(entry, volume -> ask(volumes, "volume", volume));
      default -> {
        if (!FREE_IN_GROUP.contains(entry.name())) {
          reached(entry.name(), entry);
        }
      }
    }
  }

  private void task(YamlMap.Entry task) {
    if (applications.contains(task.name())) {
      below(task, this::inApplication);
      return;
    }
    reached("task." + task.name(), task);
    task.value()
        .asMap()
        .flatMap(map -> map.get("env"))
        .flatMap(YamlNode::asMap)
        .ifPresent(env -> env.entries().forEach(this::door));
  }

  /** The end of a leader is the end of all; a volume of the server stays the server's. */
  private void inApplication(YamlMap.Entry entry) {
    if (entry.name().equals("leader")) {
      reached("leader", entry);
    } else if (entry.name().equals("service")) {
      service(entry.value());
    } else if (entry.name().equals("volume_mount")) {
      each(entry.value())
          .forEach(
              mount ->
                  mount
                      .entry("volume")
                      .filter(
                          v ->
                              v.value()
                                  .asScalar()
                                  .map(s -> volumes.contains(s.text()))
                                  .orElse(false))
                      .ifPresent(v -> reached("volume_mount", v)));
    }
  }

  /** A proxy of the mesh would lead to the server's port. */
  private void service(YamlNode services) {
    each(services)
        .forEach(service -> service.entry("connect").ifPresent(c -> reached("service.connect", c)));
  }

  private void inNetwork(YamlMap.Entry entry) {
    if (entry.name().equals("port")) {
      below(
          entry,
          port ->
              below(
                  port,
                  number -> {
                    if (number
                        .value()
                        .asScalar()
                        .map(YamlScalar::text)
                        .filter(PORT::equals)
                        .isPresent()) {
                      reached("network.port." + port.name(), number);
                    }
                  }));
    } else if (!FREE_IN_NETWORK.contains(entry.name())) {
      reached("network." + entry.name(), entry);
    }
  }

  private void ask(Set<String> guarded, String kind, YamlMap.Entry entry) {
    if (guarded.contains(entry.name())) {
      reached(kind + "." + entry.name(), entry);
    }
  }

  /** The maps of a list, or of a map by name. */
  private static List<YamlMap> each(YamlNode node) {
    List<YamlMap> all = new ArrayList<>();
    node.asList().ifPresent(list -> list.items().forEach(i -> i.asMap().ifPresent(all::add)));
    node.asMap()
        .ifPresent(map -> map.entries().forEach(e -> e.value().asMap().ifPresent(all::add)));
    return all;
  }

  private void below(YamlMap.Entry entry, java.util.function.Consumer<YamlMap.Entry> each) {
    Optional<YamlMap> map = entry.value().asMap();
    if (map.isPresent()) {
      map.get().entries().forEach(each);
    } else {
      reached(entry.name(), entry);
    }
  }

  private void reached(String path, YamlMap.Entry entry) {
    found.add(
        PatchRules.TOUCHES
            .at(entry.key().span(), "the patch changes `" + path + "`, which the database rests on")
            .help("use the keys of `postgres` and `backup`, or ignore this with your reason"));
  }

  private void door(YamlMap.Entry variable) {
    if (DOORS.contains(variable.name())) {
      found.add(
          PatchRules.OPENS
              .at(
                  variable.key().span(),
                  "the patch sets `" + variable.name() + "`, which decides who gets in")
              .help("take it out"));
    }
  }
}
