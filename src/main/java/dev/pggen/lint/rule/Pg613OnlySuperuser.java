package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.DatabaseRole;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Link;
import dev.pggen.stack.Server;
import dev.pggen.stack.ServerImages;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Nothing makes another role than the superuser, and an application uses the server.
 *
 * <p>Silent where the application names a role: then PG601 knows it, or somebody made it by hand.
 */
public final class Pg613OnlySuperuser implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG613",
          "only-superuser",
          Severity.INFO,
          "the image makes one role, a superuser, and an application that is given no other has all"
              + " its rights");

  private static final String SCRIPTS = "/docker-entrypoint-initdb.d";

  /** Words of commands that make roles after the start. */
  private static final Pattern MAKES =
      Pattern.compile(
          "(?i)psql|createuser|create\\s+(?:role|user)|initdb|from-init|liquibase|ansible");

  /** Names of mounted files by which a program sets itself up, its role perhaps too. */
  private static final Pattern SETUP =
      Pattern.compile(
          "(?i)(?:^|[/._-])(?:setup|install|init|bootstrap|provision)(?:[._-][\\w.-]*)?"
              + "\\.(?:properties|sql|sh|ya?ml|json|toml|conf|ini|xml|py|php)$");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    if (stack.isPlanned() || stack.workloads().stream().anyMatch(Pg613OnlySuperuser::mayMake)) {
      return Stream.empty();
    }
    return stack.links().stream()
        .flatMap(
            link ->
                stack.servers().stream()
                    .filter(s -> s.workload().equals(link.server()))
                    .flatMap(s -> finding(stack, s, link).stream()));
  }

  private static Optional<Finding> finding(Stack stack, Server server, Link link) {
    Optional<Workload> app = stack.workload(link.workload());
    Optional<Workload> database = stack.workload(server.workload());
    if (app.isEmpty()
        || database.filter(w -> isAlone(w, server)).isEmpty()
        || app.get().role() != Workload.Role.APP
        || Waiting.isOnlooker(app.get())
        || link.user().isKnown()
        || namesRole(app.get(), server)
        || Pg601SuperuserApp.isSeen(stack, server, link)) {
      return Optional.empty();
    }
    String only = superuser(database.get());
    return app.get()
        .origin()
        .span()
        .map(
            span ->
                INFO.at(
                        span,
                        "`"
                            + app.get().name()
                            + "` has no role but "
                            + only
                            + " to sign in with, a superuser: nothing here makes another")
                    .help(
                        "make it a role that owns its database and nothing else: an init script does"
                            + " so on a new volume; for one that exists see `pggen explain PG601`"));
  }

  /** Whether the first start makes one role, as far as anybody can see. */
  private static boolean isAlone(Workload database, Server server) {
    boolean official =
        database
            .image()
            .ifKnown()
            .or(database.traits()::besideTag)
            .filter(ServerImages::isOfficial)
            .isPresent();
    boolean scripts =
        database.mounts().stream()
            .anyMatch(m -> m.target().startsWith(SCRIPTS) || SCRIPTS.startsWith(m.target() + "/"));
    boolean own = !database.launch().entrypoint().isKnownAnd(List::isEmpty);
    List<DatabaseRole> roles = server.roles().ifKnown().orElse(List.of());
    return official && !scripts && !own && roles.stream().allMatch(DatabaseRole::superuser);
  }

  private static boolean namesRole(Workload app, Server server) {
    for (EnvVar variable : app.env()) {
      if (variable.name().equals(EnvVar.ALL)
          || !SignIns.user(app, server, variable).isEmpty()
          || SignIns.asked(app, server, variable).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Whether it may make a role once the server runs. */
  private static boolean mayMake(Workload workload) {
    return workload.role() == Workload.Role.INIT
        || Stream.of(workload.launch().command(), workload.launch().entrypoint())
            .flatMap(words -> written(words).stream())
            .anyMatch(word -> MAKES.matcher(word).find())
        || workload.mounts().stream().anyMatch(m -> SETUP.matcher(m.target()).find());
  }

  /** Its words, or what stands there where a part of them comes from outside. */
  private static List<String> written(Fact<List<String>> words) {
    return words
        .ifKnown()
        .or(() -> words.origin().span().map(span -> List.of(span.text())))
        .orElse(List.of());
  }

  private static String superuser(Workload database) {
    Optional<EnvVar> named =
        database.env().stream().filter(v -> v.name().startsWith("POSTGRES_USER")).findFirst();
    if (named.isEmpty()) {
      return "`postgres`";
    }
    String text = SignIns.text(named.get());
    return text.isEmpty() ? "that of `POSTGRES_USER`" : "`" + text + "`";
  }
}
