package dev.pggen.lint.rule;

import dev.pggen.lint.Profile;
import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.DatabaseRole;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Link;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Text;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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
      stack.servers().stream()
          .filter(s -> s.workload().equals(link.server()))
          .flatMap(s -> signIns(stack, s, link))
          .forEach(f -> found.putIfAbsent(f.span(), f));
    }
    Stream<Finding> scripts = stack.servers().stream().flatMap(s -> scripts(stack, s));
    return Stream.concat(found.values().stream(), scripts);
  }

  private static Stream<Finding> signIns(Stack stack, Server server, Link link) {
    Stream<Finding> told =
        link.user().ifKnown().filter(u -> isSuperuser(server, u)).stream()
            .flatMap(u -> finding(server, link, u, link.user()).stream());
    Stream<Finding> variables =
        stack.workload(link.workload()).stream()
            .flatMap(w -> w.env().stream())
            .flatMap(
                v ->
                    user(v).filter(u -> isSuperuser(server, u)).stream()
                        .flatMap(u -> finding(server, link, u, v.value()).stream()));
    return Stream.concat(told, variables);
  }

  /** The role that a variable names, in a URL or alone. */
  private static Optional<String> user(EnvVar variable) {
    Optional<String> text = variable.value().ifKnown().map(Text::shown).map(String::strip);
    Optional<String> inUrl = text.flatMap(DatabaseUrl::parse).map(DatabaseUrl::user);
    return inUrl.isPresent() ? inUrl : text.filter(t -> DatabaseWords.namesUser(variable.name()));
  }

  private static boolean isSuperuser(Server server, String name) {
    return superuser(server, name).isPresent()
        || (name.equals("postgres") && !server.roles().isKnown());
  }

  private static Optional<DatabaseRole> superuser(Server server, String name) {
    return server.roles().ifKnown().orElse(List.of()).stream()
        .filter(r -> r.superuser() && r.name().equals(name))
        .findFirst();
  }

  private static Optional<Finding> finding(Server server, Link link, String user, Fact<?> place) {
    Optional<Span> made =
        superuser(server, user)
            .flatMap(r -> r.origin().span())
            .filter(s -> !Optional.of(s).equals(place.origin().span()));
    return place
        .origin()
        .span()
        .map(
            span -> {
              Finding finding =
                  INFO.at(span, "`" + link.workload() + "` signs in as `" + user + "`, a superuser")
                      .help(remedy(server, link));
              return made.map(s -> finding.related(s, "here it is made, with all rights"))
                  .orElse(finding);
            });
  }

  private static String remedy(Server server, Link link) {
    Optional<String> app =
        server.roles().ifKnown().orElse(List.of()).stream()
            .filter(r -> r.purpose() == DatabaseRole.Purpose.APP && !r.superuser())
            .map(DatabaseRole::name)
            .findFirst();
    return app.map(
            name ->
                "sign in as `"
                    + name
                    + "`, which owns the database: write `${db.user}` for the name, or `${db.url}`"
                    + " for the whole address")
        .orElse(
            "give `"
                + link.workload()
                + "` a role that owns its database and nothing else, made by an init script");
  }

  /** Scripts run as the administrator, so they can make anybody one. */
  private static Stream<Finding> scripts(Stack stack, Server server) {
    return RoleStatement.of(server)
        .filter(s -> stack.links().stream().anyMatch(l -> signsIn(s, l)))
        .flatMap(
            s ->
                s.says(List.of("SUPERUSER"))
                    .limit(1)
                    .flatMap(
                        word ->
                            s.script().origin().span().stream()
                                .map(
                                    span ->
                                        INFO.at(
                                                span,
                                                "`"
                                                    + s.script().name()
                                                    + "` makes `"
                                                    + s.role().name()
                                                    + "`, with which the application signs in, a"
                                                    + " superuser")
                                            .related(word.span(), "by this word")
                                            .help(
                                                "take `SUPERUSER` out; what needs it, an extension"
                                                    + " for example, the script itself can do: it"
                                                    + " runs as the administrator"))));
  }

  private static boolean signsIn(RoleStatement statement, Link link) {
    return link.user().isKnownAnd(statement.role().name()::equals);
  }
}
