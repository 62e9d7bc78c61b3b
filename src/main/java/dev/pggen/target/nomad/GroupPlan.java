package dev.pggen.target.nomad;

import dev.pggen.hcl.HclDocument;
import dev.pggen.stack.Backup;
import dev.pggen.stack.Healthcheck;
import dev.pggen.stack.Lifecycle;
import dev.pggen.stack.Port;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import dev.pggen.stack.Workload.Connection.Mode;
import dev.pggen.stack.Workload.Role;
import dev.pggen.target.nomad.Manifest.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the tasks of the group have in common: who starts when, labels of ports, names as hosts. */
final class GroupPlan {
  private static final String TRAEFIK = "traefik.";
  private static final String SCRIPTS = "/etc/pggen/";
  private static final int TRIES = 30;

  private final Stack stack;
  private final NomadNames names;
  private final List<Workload> workloads;
  private final Map<Port, String> labels = new IdentityHashMap<>();

  /** Ports on which tasks of the host's network are asked, by label. */
  private final Map<String, Integer> asked = new LinkedHashMap<>();

  GroupPlan(Stack stack, NomadNames names) {
    this.stack = stack;
    this.names = names;
    this.workloads =
        stack.workloads().stream()
            .filter(w -> w.role() != Role.DRILL)
            .sorted(java.util.Comparator.comparingInt(GroupPlan::rank))
            .toList();
    Set<String> taken = new TreeSet<>();
    for (Workload w : workloads) {
      for (Port port : ports(w)) {
        String plain = NomadNames.identifier(port.name(), List.of());
        String label =
            taken.contains(plain)
                ? NomadNames.identifier(w.name() + "-" + port.name(), taken)
                : plain;
        taken.add(label);
        labels.put(port, label);
      }
      if (isOnHost()) {
        w.health()
            .ifKnown()
            .flatMap(Healthcheck::asked)
            .ifPresent(
                a -> {
                  String label = NomadNames.identifier(w.name(), taken);
                  taken.add(label);
                  asked.put(label, a.port());
                });
      }
    }
  }

  private static int rank(Workload w) {
    return switch (w.role()) {
      case DATABASE -> 0;
      case BACKUP -> 1;
      case INIT -> 2;
      case APP, DRILL -> 3;
    };
  }

  /** The server and its helpers first. */
  List<Workload> workloads() {
    return workloads;
  }

  NomadNames names() {
    return names;
  }

  /** Whether a task is the server's or looks after it, and none of the spec. */
  static boolean isOurs(Workload w) {
    return switch (w.role()) {
      case APP -> false;
      case INIT -> w.mounts().stream().anyMatch(m -> m.target().startsWith(SCRIPTS));
      default -> true;
    };
  }

  /** Whether the whole group is on the client's network: one namespace means all or none. */
  boolean isOnHost() {
    return workloads.stream().anyMatch(w -> w.network().mode().isKnownAnd(Mode.HOST::equals));
  }

  static List<Port> ports(Workload w) {
    return w.network().ports().ifKnown().orElse(List.of());
  }

  /** Labels of a task's ports. */
  List<String> labels(Workload w) {
    return ports(w).stream().map(this::label).toList();
  }

  String label(Port port) {
    return labels.getOrDefault(port, port.name());
  }

  /** Ports that tasks take on the client itself, by label. */
  Map<String, Integer> asked() {
    return asked;
  }

  /** Whether others can ask for the task, or its health is asked. */
  boolean hasService(Workload w) {
    return w.role() == Role.APP
        && (!ports(w).isEmpty() || w.health().isKnownAnd(h -> h.asked().isPresent()));
  }

  /** Labels of Traefik are tags of a service here. */
  boolean isTag(Workload w, String label) {
    return label.startsWith(TRAEFIK) && hasService(w);
  }

  void lifecycle(Workload w, Section task) {
    if (w.role() == Role.INIT) {
      Section lifecycle =
          task.section("lifecycle", "before the main tasks, which wait for its end");
      lifecycle.put("hook", HclDocument.text("prestart"), "before the main tasks");
      lifecycle.put("sidecar", HclDocument.bool(false), "runs to completion");
      Section restart = task.section("restart", "all that comes first starts at once: it tries");
      restart.put("attempts", HclDocument.number(TRIES), "until what it needs is there");
      restart.put("interval", Units.duration(Duration.ofMinutes(10)), "in which they are counted");
      restart.put("delay", Units.duration(Duration.ofSeconds(10)), "between two tries");
      restart.put("mode", HclDocument.text("delay"), "goes on here: the data is on this client");
    } else if (w.role() != Role.DRILL && (w.role() != Role.APP || isLeaf(w))) {
      Section lifecycle = task.section("lifecycle", "up before the main tasks, down after them");
      lifecycle.put("hook", HclDocument.text("prestart"), "before the main tasks");
      lifecycle.put("sidecar", HclDocument.bool(true), "and as long as they run");
    }
  }

  /** What another one needs and that needs nobody itself, like a cache. */
  boolean isLeaf(Workload w) {
    boolean wanted =
        workloads.stream()
            .flatMap(other -> other.lifecycle().dependsOn().ifKnown().orElse(List.of()).stream())
            .anyMatch(d -> d.workload().equals(w.name()));
    return wanted
        && w.lifecycle().dependsOn().ifKnown().orElse(List.of()).stream()
            .map(Lifecycle.Dependency::workload)
            .allMatch(name -> stack.workload(name).map(o -> o.role() == Role.INIT).orElse(false));
  }

  void network(Workload w, Section config) {
    if (w.role() == Role.DRILL) {
      config.put("network_mode", HclDocument.text("none"), w.network().mode().origin());
      return;
    }
    if (isOnHost()) {
      config.put("network_mode", HclDocument.text("host"), w.network().mode().origin());
    }
    List<String> hosts = new ArrayList<>();
    for (Workload other : stack.workloads()) {
      if (other.role() == Role.APP || other.role() == Role.DATABASE) {
        hosts.add(other.name() + ":127.0.0.1");
      }
    }
    config.put(
        "extra_hosts",
        HclDocument.texts(hosts.stream().sorted().toList()),
        "names lead to the namespace that all share; the same in each task, it is one file");
  }

  /** What an operator starts by name in the running container. */
  void actions(Workload w, Section task) {
    for (Backup backup : stack.backups()) {
      if (backup.workload().equals(w.name())) {
        List<String> words = w.launch().entrypoint().ifKnown().orElse(List.of());
        action("backup-now", words, "once", task);
        action("restore-list", words, "list", task);
      }
    }
  }

  private static void action(String name, List<String> words, String verb, Section task) {
    List<String> arguments = new ArrayList<>(words.subList(1, words.size()));
    arguments.add(verb);
    Section action = task.section("action", "`nomad action` starts it", name);
    action.put("command", HclDocument.text(words.get(0)), "the scripts' shell");
    action.put("args", HclDocument.texts(arguments), "the script and what to do");
  }
}
