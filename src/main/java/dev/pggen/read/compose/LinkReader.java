package dev.pggen.read.compose;

import dev.pggen.stack.DatabaseRole;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.HbaRule;
import dev.pggen.stack.Link;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Server;
import dev.pggen.stack.Workload;
import dev.pggen.stack.Workload.Connection.Mode;
import dev.pggen.stack.Workload.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which application uses which server: it can reach it, and something in it says so. */
final class LinkReader {
  private static final Pattern URL =
      Pattern.compile(
          "postgres(?:ql)?(?:\\+[a-z0-9]+)?://(?:([^:/@?]*)(?::[^@/]*)?@)?([^:/?,]+)(?::[0-9]+)?"
              + "(?:/([^?]*))?");
  private static final Pattern LIBPQ =
      Pattern.compile("PG(HOST|SSLMODE|SSLROOTCERT|USER|PASSWORD|PASSFILE|DATABASE)");
  private static final int PORT = 5432;

  /** How the server is called by who has the host's network. */
  private static final Pattern ON_HOST = host("(?:localhost|127\\.0\\.0\\.1):" + PORT);

  private final List<Workload> workloads;
  private final List<Server> servers;
  private final Map<String, Map<String, String>> written;
  private final Map<String, List<String>> names;
  private final boolean shared;
  private final Map<String, Workload> byName = new HashMap<>();
  private final Map<String, Pattern> hosts = new HashMap<>();

  /**
   * A reader.
   *
   * @param written the variables of each container as they are written, with {@code ${…}} in them
   * @param names what each container is called on its networks, beside its own name
   * @param shared whether all are in one network namespace: then they come from 127.0.0.1
   */
  LinkReader(
      List<Workload> workloads,
      List<Server> servers,
      Map<String, Map<String, String>> written,
      Map<String, List<String>> names,
      boolean shared) {
    this.workloads = workloads;
    this.written = written;
    this.names = names;
    this.servers = servers;
    this.shared = shared;
    workloads.forEach(w -> byName.putIfAbsent(w.name(), w));
  }

  List<Link> links() {
    List<Link> links = new ArrayList<>();
    for (Workload w : workloads) {
      if (w.role() != Role.APP && w.role() != Role.INIT || OtherPrograms.is(w)) {
        continue;
      }
      List<Server> reached = servers.stream().filter(s -> reaches(w, s)).toList();
      for (Server server : reached) {
        mention(w, server, reached.size() == 1)
            .ifPresent(origin -> links.add(link(w, server, origin)));
      }
    }
    return links;
  }

  private Link link(Workload w, Server server, Origin origin) {
    Optional<Matcher> url = url(w, server);
    Optional<HbaRule> only = onlyWay(server);
    Fact<String> database =
        url.map(m -> m.group(3))
            .filter(d -> d != null && !d.isEmpty() && !d.contains("$"))
            .<Fact<String>>map(d -> Fact.of(d, origin))
            .or(() -> only.map(r -> Fact.of(r.databases().get(0), r.origin())))
            .orElseGet(() -> Fact.unknown("no address tells the database"));
    Fact<String> user =
        url.map(m -> m.group(1))
            .filter(u -> u != null && !u.isEmpty() && !u.contains("$"))
            .<Fact<String>>map(u -> Fact.of(u, origin))
            .or(() -> only.map(r -> Fact.of(r.users().get(0), r.origin())))
            .or(() -> byDefault(w).map(role -> Fact.of(role, w.image().origin())))
            .orElseGet(() -> Fact.unknown("no address tells the role"));
    return new Link(w.name(), server.workload(), database, user, origin);
  }

  /** The role of an image to which no variable names another. */
  private static Optional<String> byDefault(Workload w) {
    return KnownApps.of(w)
        .filter(app -> !app.isNamed(w))
        .map(KnownApps.App::role)
        .filter(role -> !role.isEmpty());
  }

  /** A network in common; or the host's network, where the server's port is published. */
  private boolean reaches(Workload w, Server server) {
    Workload db = container(server);
    if (w.network().mode().isKnownAnd(mode -> mode == Mode.HOST)) {
      return db.network()
          .ports()
          .isKnownAnd(ports -> ports.stream().anyMatch(p -> p.container() == PORT));
    }
    return Joined.by(w, byName)
        .network()
        .networks()
        .isKnownAnd(
            mine ->
                db.network().networks().isKnownAnd(its -> mine.stream().anyMatch(its::contains)));
  }

  /**
   * The server's host in a variable or argument; or variables that only PostgreSQL clients read.
   */
  private Optional<Origin> mention(Workload w, Server server, boolean onlyServer) {
    Pattern host = host(w, server);
    for (EnvVar v : w.env()) {
      if (visible(w, v).map(t -> host.matcher(t).find()).orElse(false)) {
        return Optional.of(v.value().origin());
      }
    }
    for (Fact<List<String>> words : List.of(w.launch().command(), w.launch().entrypoint())) {
      if (Roles.words(words).stream().anyMatch(word -> isLed(word, server, host))) {
        return Optional.of(words.origin());
      }
    }
    return w.env().stream()
        .filter(v -> onlyServer && LIBPQ.matcher(v.name()).matches())
        .map(v -> v.value().origin())
        .findFirst()
        .or(() -> onlyServer ? byImage(w) : Optional.empty())
        .or(() -> onlyServer ? HiddenHost.in(w, container(server)) : Optional.empty())
        .or(() -> onlyServer ? HiddenHost.awaited(w, container(server)) : Optional.empty());
  }

  /** By an address, or by the host and port for which a start command waits. */
  private boolean isLed(String word, Server server, Pattern host) {
    return URL.matcher(word).find() && host.matcher(word).find()
        || Pattern.compile("(?<![\\w.-])" + called(server.workload()) + "[:/ ]" + PORT + "(?!\\d)")
            .matcher(word)
            .find();
  }

  /** An image that needs a server, where there is one, and nobody names another. */
  private static Optional<Origin> byImage(Workload w) {
    boolean named =
        w.env().stream()
            .anyMatch(v -> v.name().matches("(?i).*(POSTGRES|PG|DB|DATABASE)\\w*(HOST\\w*|URL)"));
    return KnownApps.of(w).filter(app -> app.always() && !named).map(app -> w.image().origin());
  }

  private Pattern host(Workload w, Server server) {
    return w.network().mode().isKnownAnd(mode -> mode == Mode.HOST)
        ? ON_HOST
        : hosts.computeIfAbsent(server.workload(), name -> host(called(name)));
  }

  private static Pattern host(String name) {
    return Pattern.compile(
        "(?:^|//|@|host=|(?i:\\b(?:host|server|data source) ?= ?))"
            + name
            + "(?::[0-9]+)?(?:$|[/?\\s,;])");
  }

  private String called(String workload) {
    // As Compose calls containers that have no name of their own: project, service, number.
    StringBuilder any = new StringBuilder("(?:" + Pattern.quote(workload));
    any.append("|[a-z0-9][a-z0-9_-]*[_-]").append(Pattern.quote(workload)).append("[_-]1");
    names.getOrDefault(workload, List.of()).forEach(n -> any.append('|').append(Pattern.quote(n)));
    return any.append(')').toString();
  }

  private Optional<Matcher> url(Workload w, Server server) {
    Pattern host = host(w, server);
    return w.env().stream()
        .flatMap(v -> visible(w, v).stream())
        .filter(text -> host.matcher(text).find())
        .map(URL::matcher)
        .filter(Matcher::find)
        .findFirst();
  }

  /** What can be seen of a variable: a password from outside does not hide the host. */
  private Optional<String> visible(Workload w, EnvVar v) {
    return Optional.ofNullable(written.getOrDefault(w.name(), Map.of()).get(v.name()));
  }

  /**
   * The one database and role that the server lets in from a network, apart from those that helpers
   * sign in with: whoever gets in at all gets in so.
   */
  private Optional<HbaRule> onlyWay(Server server) {
    if (!server.hba().isKnown()) {
      return Optional.empty();
    }
    Set<String> helpers =
        workloads.stream()
            .filter(w -> w.role() == Role.BACKUP || w.role() == Role.DRILL)
            .flatMap(w -> new Env(w).text("PGUSER").stream())
            .collect(Collectors.toCollection(TreeSet::new));
    server.roles().ifKnown().orElse(List.of()).stream()
        .filter(r -> shared && r.purpose() == DatabaseRole.Purpose.MONITOR)
        .forEach(r -> helpers.add(r.name()));
    Set<List<String>> ways = new LinkedHashSet<>();
    Optional<HbaRule> last = Optional.empty();
    boolean neighbours = server.hba().value().stream().anyMatch(r -> r.address().equals("samenet"));
    for (HbaRule rule : server.hba().value()) {
      boolean inside =
          rule.type().equals("local")
              || !shared && (rule.address().startsWith("127.") || rule.address().startsWith("::1"));
      // Where neighbours have a line of their own, one that names a network is for those outside.
      boolean outside = neighbours && rule.address().indexOf('/') > 0;
      if (inside
          || outside
          || rule.method().equals("reject")
          || helpers.containsAll(rule.users())) {
        continue;
      }
      boolean named =
          rule.databases().size() == 1
              && rule.users().size() == 1
              && !rule.users().get(0).equals("all")
              && !rule.databases().get(0).equals("all");
      if (!named) {
        return Optional.empty();
      }
      ways.add(List.of(rule.databases().get(0), rule.users().get(0)));
      last = Optional.of(rule);
    }
    return ways.size() == 1 ? last : Optional.empty();
  }

  private Workload container(Server server) {
    return Objects.requireNonNull(byName.get(server.workload()));
  }
}
