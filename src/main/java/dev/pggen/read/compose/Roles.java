package dev.pggen.read.compose;

import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Lifecycle;
import dev.pggen.stack.ServerImages;
import dev.pggen.stack.Text;
import dev.pggen.stack.Workload;
import dev.pggen.stack.Workload.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each container is for, by what it starts and what waits for it. */
final class Roles {
  private static final Set<String> ONLY_SERVERS =
      Set.of(
          "POSTGRES_PASSWORD",
          "POSTGRES_PASSWORD_FILE",
          "PATRONI_SUPERUSER_PASSWORD",
          "POSTGRES_INITDB_ARGS",
          "POSTGRES_HOST_AUTH_METHOD");

  /** What people call the container of a server. */
  private static final Set<String> CALLED =
      Set.of("db", "database", "pg", "pgsql", "postgres", "postgresql");

  private static final int PORT = 5432;
  private static final Pattern ASKED =
      Pattern.compile("(?<![A-Za-z0-9._-])([A-Za-z0-9][A-Za-z0-9._-]*):" + PORT + "(?![0-9])");

  private Roles() {}

  /** The same containers with their roles. */
  static List<Workload> assigned(List<Workload> workloads) {
    Set<String> completed =
        workloads.stream()
            .flatMap(w -> w.lifecycle().dependsOn().ifKnown().orElse(List.of()).stream())
            .filter(d -> d.condition() == Lifecycle.Condition.COMPLETED)
            .map(Lifecycle.Dependency::workload)
            .collect(Collectors.toUnmodifiableSet());
    Set<String> asked =
        workloads.stream()
            .flatMap(w -> w.env().stream())
            .flatMap(v -> v.value().ifKnown().map(Text::shown).stream())
            .flatMap(Roles::asked)
            .collect(Collectors.toUnmodifiableSet());
    List<Workload> all = new ArrayList<>();
    for (Workload w : workloads) {
      all.add(with(w, role(w, completed, asked.contains(w.name()))));
    }
    return List.copyOf(all);
  }

  /** Hosts that a variable names together with the port of a server. */
  private static Stream<String> asked(String value) {
    return ASKED.matcher(value).results().map(m -> m.group(1));
  }

  private static Role role(Workload w, Set<String> completed, boolean asked) {
    if (w.role() == Role.INIT || w.role() == Role.DATABASE) {
      return w.role(); // what its manifest itself says of it
    }
    if (runs(w, "/backup.sh")) {
      return Role.BACKUP;
    }
    if (runs(w, "/drill.sh")) {
      return Role.DRILL;
    }
    if (isServer(w, asked)) {
      return Role.DATABASE;
    }
    return completed.contains(w.name()) ? Role.INIT : Role.APP;
  }

  private static boolean runs(Workload w, String script) {
    return words(w.launch().entrypoint()).stream().anyMatch(word -> word.endsWith(script))
        || words(w.launch().command()).stream().anyMatch(word -> word.endsWith(script));
  }

  /**
   * An image of the family that is not told to run something else, and any image that the words of
   * the official one, or the port at which others ask it, tell to be a server.
   */
  private static boolean isServer(Workload w, boolean asked) {
    boolean family =
        w.image().ifKnown().or(w.traits()::besideTag).filter(ServerImages::holds).isPresent()
            || w.runs().isKnownAnd(ServerImages::holds);
    boolean told = w.env().stream().anyMatch(v -> isTold(w, v.name()));
    boolean keepsData =
        w.mounts().stream().anyMatch(m -> m.target().startsWith("/var/lib/postgresql"));
    List<String> command = words(w.launch().command());
    boolean other =
        isClientLine(w.launch().command())
            || !command.isEmpty()
                && !command.get(0).startsWith("-")
                && !command
                    .get(0)
                    .matches("(.*/)?(postgres|patroni(\\.ya?ml)?|docker-entrypoint\\.sh)");
    boolean listens = listens(w);
    boolean called =
        w.image().isKnownAnd(ServerImages::isCalledSo)
            && (told || keepsData || listens || asked || CALLED.contains(w.name()));
    boolean ownEntrypoint = !words(w.launch().entrypoint()).isEmpty();
    boolean startsServer = command.stream().anyMatch(c -> c.matches("(.*/)?postgres"));
    return ((family || called) && !other && (!ownEntrypoint || startsServer || keepsData))
        || (isKnownSo(w, told) && (keepsData || listens) && !other);
  }

  /** By its variables; where nobody knows the image, its name is as good as the image's. */
  private static boolean isKnownSo(Workload w, boolean told) {
    return told || !w.image().isKnown() && !w.runs().isKnown() && CALLED.contains(w.name());
  }

  /**
   * Whether what reaches it reaches the port of a server, and it is none that stands before one.
   */
  private static boolean listens(Workload w) {
    return w.network().mode().ifKnown().orElse(Workload.Connection.Mode.JOINED)
            == Workload.Connection.Mode.JOINED
        && w.network().ports().isKnownAnd(all -> all.stream().anyMatch(p -> p.container() == PORT))
        && !w.image().isKnownAnd(ServerImages::isBefore);
  }

  /** What only the server of the image needs; a tool for backups may have it as well. */
  private static boolean isTold(Workload w, String variable) {
    return variable.equals("PGDATA")
        || (ONLY_SERVERS.contains(variable)
            && !w.image().isKnownAnd(image -> image.repository().contains("backup")));
  }

  /** A line for a shell of which only a part is known, and in which a client signs in. */
  private static boolean isClientLine(Fact<List<String>> command) {
    Optional<Span> place = command.isKnown() ? Optional.empty() : command.origin().span();
    return place.isPresent()
        && saysAny(place.get(), List.of("sh -c"))
        && saysAny(place.get(), List.of("psql -h", "pg_isready -h"));
  }

  private static boolean saysAny(Span place, List<String> words) {
    for (int line = place.line(); line <= place.endLine(); line++) {
      if (words.stream().anyMatch(place.file().line(line)::contains)) {
        return true;
      }
    }
    return false;
  }

  static List<String> words(Fact<List<String>> fact) {
    return fact.ifKnown().orElse(List.of());
  }

  private static Workload with(Workload w, Role role) {
    return new Workload(
        w.name(),
        role,
        w.image(),
        w.traits(),
        w.user(),
        w.launch(),
        w.env(),
        w.mounts(),
        w.network(),
        w.health(),
        w.resources(),
        w.hardening(),
        w.lifecycle(),
        w.extras(),
        w.labels(),
        w.origin());
  }
}
