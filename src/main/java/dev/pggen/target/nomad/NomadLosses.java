package dev.pggen.target.nomad;

import dev.pggen.source.Cpus;
import dev.pggen.stack.Backup;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Lifecycle;
import dev.pggen.stack.Loss;
import dev.pggen.stack.Network;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Port;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Weakening;
import dev.pggen.stack.Workload;
import dev.pggen.stack.Workload.Connection.Mode;
import dev.pggen.stack.Workload.Role;
import dev.pggen.target.Losses;
import dev.pggen.target.nomad.NomadSettings.VolumeKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What of a stack Nomad weakens or ignores. */
final class NomadLosses {
  private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::");

  /** What clients leave a task to stop, unless they are told otherwise. */
  private static final Duration USUAL_STOP = Duration.ofSeconds(30);

  private final Stack stack;
  private final GroupPlan group;
  private final Losses losses = new Losses();

  private NomadLosses(Stack stack) {
    this.stack = stack;
    this.group = new GroupPlan(stack, new NomadNames(stack));
  }

  static List<Loss> of(Stack stack, NomadSettings settings) {
    NomadLosses found = new NomadLosses(stack);
    stack.workloads().forEach(found::workload);
    stack.networks().forEach(found::network);
    stack.backups().forEach(found::backup);
    if (settings.volumes() != VolumeKind.CSI) {
      found.losses.sizes(stack, NomadWeakenings.SIZE);
    }
    found.losses.hostSizes(stack, NomadWeakenings.SIZE);
    return found.losses.stops(stack, USUAL_STOP, NomadWeakenings.STOP).sorted();
  }

  private void workload(Workload w) {
    GroupPlan.ports(w).forEach(port -> port(w, port));
    Role role = w.role();
    losses.wanted(health(w), w.name(), w.health());
    Fact<Cpus> cpus = w.resources().cpus();
    cpus.ifKnown()
        .ifPresent(n -> losses.add(NomadWeakenings.CPUS, w.name(), n.text(), cpus.origin()));
    Fact<Boolean> readOnly = w.hardening().readOnlyRoot();
    if (readOnly.isKnownAnd(on -> on)) {
      losses.add(
          NomadWeakenings.READ_ONLY,
          w.name(),
          "nothing but volumes and memory can be written",
          readOnly.origin());
    }
    capabilities(w);
    Fact<Lifecycle.Restart> restart = w.lifecycle().restart();
    if (role == Role.INIT && restart.isKnownAnd(Lifecycle.Restart.NO::equals)) {
      losses.add(NomadWeakenings.RESTART, w.name(), "runs once", restart.origin());
    }
    if (w.extras().gpus() > 0) {
      String count = Integer.toString(w.extras().gpus());
      // no default asks for any: the container's place is where it is written
      Origin place = w.origin().span().map(Origin::written).orElse(w.origin());
      losses.add(NomadWeakenings.GPUS, w.name(), count, place);
    }
    if (role == Role.APP || role == Role.INIT) {
      w.lifecycle().dependsOn().ifKnown().stream()
          .flatMap(List::stream)
          .forEach(dependency -> dependency(w, dependency));
    }
    if (group.isOnHost() && w.network().mode().isKnownAnd(Mode.JOINED::equals)) {
      losses.add(
          NomadWeakenings.ON_HOST,
          w.name(),
          "a network of the stack's own",
          w.network().mode().origin());
    }
  }

  private void port(Workload w, Port port) {
    String subject = w.name() + " " + port.name();
    losses.wanted(NomadWeakenings.ANY_NUMBER, subject, port.origin());
    if (!ANY_ADDRESS.contains(port.hostAddress())) {
      String said = port.hostAddress() + (port.host().isPresent() ? ":" + number(port) : "");
      losses.add(NomadWeakenings.ADDRESS, subject, said, port.origin());
    }
    if (!port.protocol().equals("tcp")) {
      losses.add(
          NomadWeakenings.PROTOCOL,
          subject,
          port.container() + "/" + port.protocol(),
          port.origin());
    }
  }

  private static int number(Port port) {
    return port.host().orElseThrow();
  }

  private static Weakening health(Workload w) {
    if (w.role() != Role.APP) {
      return NomadWeakenings.SERVER_HEALTH;
    }
    return w.health().isKnown() ? NomadWeakenings.HEALTH_OUTSIDE : NomadWeakenings.HEALTH;
  }

  private void capabilities(Workload w) {
    Set<String> further = new TreeSet<>(w.hardening().capAdd().ifKnown().orElse(new TreeSet<>()));
    further.removeAll(ClientFile.ALLOWED);
    if (!further.isEmpty()) {
      losses.add(
          NomadWeakenings.CAPABILITIES,
          w.name(),
          String.join(", ", further),
          w.hardening().capAdd().origin());
    }
  }

  /** What proves the server itself starts with it: nothing is lost there. */
  private void dependency(Workload w, Lifecycle.Dependency on) {
    Role role = stack.workload(on.workload()).map(Workload::role).orElse(Role.APP);
    boolean healthy = on.condition() == Lifecycle.Condition.HEALTHY;
    if (w.role() == Role.INIT) {
      if (role == Role.INIT) {
        after(NomadWeakenings.INIT_ORDER, w, on);
      } else if (role != Role.DATABASE || healthy) {
        after(NomadWeakenings.INIT_WAITS, w, on);
      }
    } else if (group.isLeaf(w)) {
      after(NomadWeakenings.INIT_ORDER, w, on);
    } else if (role != Role.APP) {
      after(NomadWeakenings.REBOOT, w, on);
    } else if (!stack.workload(on.workload()).filter(group::isLeaf).isPresent()) {
      after(NomadWeakenings.MAIN_ORDER, w, on);
    } else if (healthy) {
      after(NomadWeakenings.RUNS_ONLY, w, on);
    }
  }

  private void after(Weakening weakening, Workload w, Lifecycle.Dependency on) {
    String condition =
        switch (on.condition()) {
          case STARTED -> " has started";
          case HEALTHY -> " is healthy";
          case COMPLETED -> " has succeeded";
        };
    losses.add(weakening, w.name(), "after " + on.workload() + condition, on.origin());
  }

  private void network(Network n) {
    if (n.external()) {
      String joined =
          stack.workloads().stream()
              .filter(w -> w.network().networks().isKnownAnd(all -> all.contains(n.name())))
              .map(Workload::name)
              .collect(Collectors.joining(", "));
      losses.add(NomadWeakenings.EXTERNAL, n.name(), "joined by " + joined, n.origin());
    } else if (n.internal()) {
      losses.add(
          NomadWeakenings.ISOLATION,
          n.name(),
          "no way out, and no way in but for those that refer to the database",
          n.origin());
    }
  }

  private void backup(Backup backup) {
    losses.add(
        NomadWeakenings.KIT,
        backup.server(),
        "all that a new host needs, beside each dump",
        backup.storage().origin().because("a new host needs it"));
    backup
        .drill()
        .ifKnown()
        .flatMap(drill -> drill)
        .filter(drill -> !Cron.isExact(drill.schedule()))
        .ifPresent(
            drill ->
                losses.add(
                    NomadWeakenings.DRILL,
                    backup.server(),
                    "every " + drill.schedule(),
                    backup.drill().origin()));
  }
}
