package dev.pggen.lint.rule;

import dev.pggen.source.Span;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Lifecycle.Condition;
import dev.pggen.stack.Lifecycle.Dependency;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Who waits for whom, as far as the runtime starts containers in an order. */
final class Waiting {
  /** What looks at a server from outside, and bears that it is not there yet. */
  private static final List<String> ONLOOKERS =
      List.of(
          "exporter",
          "pgadmin",
          "adminer",
          "pgweb",
          "dbgate",
          "cloudbeaver",
          "phppgadmin",
          "watchtower",
          "traefik");

  /** Words of a start command that waits by itself. */
  private static final List<String> OWN =
      List.of("wait", "until", "while", "pg_isready", "sleep", "dockerize", "nc -z", "retry");

  /** Names of variables in which scripts of images find the ports that they wait for. */
  private static final Pattern AWAITED =
      Pattern.compile("(?i)(^|_)(WAIT_?(FOR|HOSTS)|PRECONDITIONS?)(_|$)");

  private static final Pattern PORT = Pattern.compile(":[0-9]{2,5}\\b");

  private Waiting() {}

  /** Whether a container looks at servers alone, or saves what they hold. */
  static boolean isOnlooker(Workload workload) {
    String image = workload.image().map(i -> i.repository()).ifKnown().orElse("");
    String called = (workload.name() + " " + image).toLowerCase(Locale.ROOT);
    return ONLOOKERS.stream().anyMatch(called::contains) || BackupTools.saves(workload);
  }

  /**
   * Whether its own start command may wait, or its entrypoint is told for which ports; written
   * words that are not known may do anything.
   */
  static boolean waitsItself(Workload workload) {
    return mayWait(workload.launch().entrypoint())
        || mayWait(workload.launch().command())
        || workload.env().stream().anyMatch(Waiting::namesAwaited);
  }

  private static boolean namesAwaited(EnvVar variable) {
    return AWAITED.matcher(variable.name()).find()
        && variable.value().isKnownAnd(text -> PORT.matcher(text.shown()).find());
  }

  private static boolean mayWait(Fact<List<String>> words) {
    Optional<Span> span = words.origin().span();
    if (!words.isKnown() && span.filter(s -> s.line() < s.endLine()).isPresent()) {
      return true;
    }
    String text =
        words.map(w -> String.join(" ", w)).ifKnown().or(() -> span.map(Span::text)).orElse("");
    return OWN.stream().anyMatch(text::contains) || isScript(text);
  }

  /** A script, of the image or given to it, is not read: it may wait as well as any. */
  private static boolean isScript(String text) {
    return (text + " ").replace('"', ' ').replace('\'', ' ').contains(".sh ");
  }

  /** How a container depends on another itself. */
  static Optional<Dependency> on(Workload workload, String other) {
    return dependencies(workload).stream().filter(d -> d.workload().equals(other)).findFirst();
  }

  /**
   * Whether it starts only after a server answers: somebody before it in the order waits for that,
   * or for more than the start of somebody that may use the server.
   */
  static boolean outlasts(Stack stack, Workload workload, String server) {
    return outlasts(stack, workload, server, new TreeSet<>());
  }

  private static boolean outlasts(Stack stack, Workload w, String server, Set<String> seen) {
    if (!w.lifecycle().dependsOn().isKnown()) {
      return true;
    }
    for (Dependency d : dependencies(w)) {
      boolean more = d.condition() != Condition.STARTED;
      if (more && (d.workload().equals(server) || mayUse(stack, d.workload(), server))) {
        return true;
      }
      Optional<Workload> other = stack.workload(d.workload());
      boolean before =
          stack.workload(server).filter(s -> on(s, d.workload()).isPresent()).isPresent();
      if (!before
          && !d.workload().equals(server)
          && seen.add(d.workload())
          && (other.isEmpty() || outlasts(stack, other.get(), server, seen))) {
        return true;
      }
    }
    return false;
  }

  /** Caches, brokers and the like are no reason to think that a database answers. */
  private static boolean mayUse(Stack stack, String name, String server) {
    return stack.links().stream()
            .anyMatch(l -> l.workload().equals(name) && l.server().equals(server))
        || stack.workload(name).filter(w -> on(w, server).isPresent()).isPresent();
  }

  /** Whether the file itself asks it for its health. */
  static boolean isAsked(Workload workload) {
    return workload.health().isKnown()
        ? workload.health().isKnownAnd(h -> !h.isOff())
        : workload.health().origin().span().isPresent();
  }

  private static List<Dependency> dependencies(Workload workload) {
    return workload.lifecycle().dependsOn().ifKnown().orElse(List.of());
  }
}
