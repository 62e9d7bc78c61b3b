package dev.pggen.lint.rule;

import dev.pggen.lint.Profile;
import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.DatabaseRole;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Expression;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Link;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * An application signs in with a role that may do anything on the server.
 *
 * <p>Silent where the role is unknown: a stack whose roles are made by hand must not cry wolf.
 */
public final class Pg601SuperuserApp implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG601",
          "superuser-app",
          Severity.ERROR,
          "a superuser runs programs on the server, so one SQL injection is a shell");

  /** Nothing else stands in the variable, so the reference can take its place. */
  private static final BiFunction<Span, Finding, Finding> ROLE =
      (span, finding) ->
          finding.fix(
              Fix.unsafe(
                  "sign in as the application's own role",
                  new Fix.Replace(span, "\"${db.user}\"")));

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Profile profile() {
    return Profile.ESSENTIAL;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    TreeMap<Span, Finding> found = new TreeMap<>();
    for (Link link : stack.links()) {
      // A dump reads what every role owns; that it may do so is no mistake.
      if (stack.workload(link.workload()).filter(BackupTools::saves).isPresent()) {
        continue;
      }
      for (Server server : stack.servers()) {
        if (server.workload().equals(link.server())) {
          signIns(stack, server, link, found);
          scripts(server, link, found);
        }
      }
    }
    return found.values().stream();
  }

  /** Whether an application is seen to sign in as a superuser. */
  static boolean isSeen(Stack stack, Server server, Link link) {
    TreeMap<Span, Finding> found = new TreeMap<>();
    signIns(stack, server, link, found);
    scripts(server, link, found);
    return !found.isEmpty();
  }

  private static void signIns(Stack stack, Server server, Link link, Map<Span, Finding> into) {
    if (link.user().isKnown() && isSuperuser(stack, server, link.user().value())) {
      add(stack, server, link, link.user().value(), link.user().origin(), into);
    }
    Optional<Workload> workload = stack.workload(link.workload());
    workload.ifPresent(app -> commands(stack, server, link, app, into));
    for (EnvVar variable : workload.isPresent() ? workload.get().env() : List.<EnvVar>of()) {
      if (SignIns.isOfServerAlone(workload.get(), server, variable)) {
        continue;
      }
      String user = SignIns.user(workload.get(), server, variable);
      if (isSuperuser(stack, server, user)) {
        add(stack, server, link, user, variable.value().origin(), into);
        if (stack.isPlanned() && DatabaseWords.namesUser(variable.name())) {
          variable.value().origin().span().ifPresent(span -> into.computeIfPresent(span, ROLE));
        }
      }
      sameReference(stack, server, workload.get(), variable)
          .ifPresent(name -> add(stack, server, link, name, variable.value().origin(), into));
    }
  }

  /** An address that a start command puts together. */
  private static void commands(
      Stack stack, Server server, Link link, Workload app, Map<Span, Finding> into) {
    for (Fact<List<String>> words : List.of(app.launch().command(), app.launch().entrypoint())) {
      words.ifKnown().orElse(List.of()).stream()
          .flatMap(word -> SignIns.inCommand(word, server).stream())
          .filter(user -> isSuperuser(stack, server, user))
          .forEach(user -> add(stack, server, link, user, words.origin(), into));
    }
  }

  /** The superuser's name and the variable's come from one place outside: they are the same. */
  private static Optional<String> sameReference(
      Stack stack, Server server, Workload app, EnvVar variable) {
    return SignIns.asked(app, server, variable)
        .filter(asked -> !asked.source().isEmpty())
        .flatMap(
            asked ->
                stack.workload(server.workload()).stream()
                    .flatMap(w -> w.env().stream())
                    .filter(v -> v.name().equals("POSTGRES_USER"))
                    .flatMap(v -> v.expression().flatMap(Expression::alone).stream())
                    .filter(made -> made.source().equals(asked.source()))
                    // of two names only what both stand for tells why
                    .map(made -> made.text().equals(asked.text()) ? asked.text() : asked.shown())
                    .findFirst());
  }

  private static boolean isSuperuser(Stack stack, Server server, String name) {
    return superuser(server, name).isPresent()
        || (!server.roles().isKnown() && isFirstRole(stack, server, name))
        || (name.equals("postgres") && !server.roles().isKnown());
  }

  /** Scripts that cannot be read make other roles; this one the image has made before them. */
  private static boolean isFirstRole(Stack stack, Server server, String name) {
    return stack.workload(server.workload()).stream()
        .flatMap(w -> w.env().stream())
        .filter(v -> v.name().equals("POSTGRES_USER"))
        .anyMatch(v -> !name.isEmpty() && SignIns.text(v).equals(name));
  }

  private static Optional<DatabaseRole> superuser(Server server, String name) {
    for (DatabaseRole role : server.roles().ifKnown().orElse(List.of())) {
      if (role.superuser() && role.name().equals(name)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  private static void add(
      Stack stack, Server server, Link link, String user, Origin place, Map<Span, Finding> into) {
    if (place.span().isEmpty()) {
      return;
    }
    Span whole = place.span().get();
    Span span = Within.find(whole, "://" + user).flatMap(s -> Within.find(s, user)).orElse(whole);
    Finding finding =
        INFO.at(span, "`" + link.workload() + "` signs in as `" + user + "`, a superuser")
            .help(remedy(server, link));
    Optional<Span> made = superuser(server, user).flatMap(r -> r.origin().span());
    if (made.isPresent() && !made.get().equals(whole)) {
      finding = finding.related(made.get(), "here it is made, with all rights");
    }
    into.putIfAbsent(span, finding);
    takers(stack, link, span, into);
  }

  /** What stands in a file beside may be taken by several containers: each of them is shown. */
  private static void takers(Stack stack, Link link, Span span, Map<Span, Finding> into) {
    Optional<Span> taker = stack.workload(link.workload()).flatMap(w -> w.origin().span());
    Finding finding = into.get(span);
    if (finding != null
        && taker.filter(t -> !stack.isPlanned() && !t.path().equals(span.path())).isPresent()
        && finding.related().stream().noneMatch(r -> r.span().equals(taker.get()))) {
      into.put(span, finding.related(taker.get(), "`" + link.workload() + "` takes it"));
    }
  }

  private static String remedy(Server server, Link link) {
    Optional<DatabaseRole> app = app(server);
    if (app.isPresent()) {
      return "sign in as `"
          + app.get().name()
          + "`, which owns the database: write `${db.user}` for the name, or `${db.url}` for the"
          + " whole address";
    }
    return "give `"
        + link.workload()
        + "` a role that owns its database and nothing else: an init script makes it on a new"
        + " volume; for one that exists see `pggen explain PG601`";
  }

  /** The role that a plan makes for the application; in other manifests there may be none. */
  private static Optional<DatabaseRole> app(Server server) {
    for (DatabaseRole role : server.roles().ifKnown().orElse(List.of())) {
      if (role.purpose() == DatabaseRole.Purpose.APP && !role.superuser()) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /** Scripts run as the administrator, so they can make anybody one. */
  private static void scripts(Server server, Link link, Map<Span, Finding> into) {
    if (server.initScripts().isEmpty()) {
      return;
    }
    RoleStatement.of(server)
        .filter(s -> link.user().isKnownAnd(s.role().name()::equals))
        .forEach(
            s ->
                s.says(List.of("SUPERUSER"))
                    .limit(1)
                    .forEach(
                        word ->
                            s.script()
                                .origin()
                                .span()
                                .ifPresent(
                                    span -> into.putIfAbsent(span, made(s, word.span(), span)))));
  }

  private static Finding made(RoleStatement statement, Span word, Span span) {
    return INFO.at(
            span,
            "`"
                + statement.script().name()
                + "` makes `"
                + statement.role().name()
                + "`, with which the application signs in, a superuser")
        .related(word, "by this word")
        .help(
            "take `SUPERUSER` out; what needs it, an extension for example, the script itself can"
                + " do: it runs as the administrator");
  }
}
