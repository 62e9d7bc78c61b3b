package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.ServerImages;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A variable of a server that the official image does not read, where it reads a like one. */
public final class Pg909UnreadVariable implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG909",
          "unread-variable",
          Severity.WARNING,
          "the image leaves it aside and takes its default: without a name of its own the database"
              + " is called like the role, and without a role that is `postgres`");

  private static final String DATABASE = "POSTGRES_DB";
  private static final String ROLE = "POSTGRES_USER";
  private static final String PASSWORD = "POSTGRES_PASSWORD";

  /** What people write, and what they mean. */
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("POSTGRES_NAME", DATABASE),
          Map.entry("POSTGRES_DBNAME", DATABASE),
          Map.entry("POSTGRES_DB_NAME", DATABASE),
          Map.entry("POSTGRES_DATABASE", DATABASE),
          Map.entry("POSTGRES_DATABASE_NAME", DATABASE),
          Map.entry("POSTGRESQL_DATABASE", DATABASE),
          Map.entry("POSTGRES_USERNAME", ROLE),
          Map.entry("POSTGRES_USER_NAME", ROLE),
          Map.entry("POSTGRES_DB_USER", ROLE),
          Map.entry("POSTGRESQL_USER", ROLE),
          Map.entry("POSTGRESQL_USERNAME", ROLE),
          Map.entry("POSTGRES_PASS", PASSWORD),
          Map.entry("POSTGRES_PASSWD", PASSWORD),
          Map.entry("POSTGRES_PWD", PASSWORD),
          Map.entry("POSTGRES_PW", PASSWORD),
          Map.entry("POSTGRES_DB_PASSWORD", PASSWORD),
          Map.entry("POSTGRES_ROOT_PASSWORD", PASSWORD),
          Map.entry("POSTGRESQL_PASSWORD", PASSWORD));

  /** What a script of the first start makes databases from, and the image itself never reads. */
  private static final Set<String> OF_SCRIPTS =
      Set.of("POSTGRES_MULTIPLE_DATABASES", "POSTGRES_MULTIPLE_DBS");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Workload workload : stack.workloads()) {
      boolean official =
          workload.role() == Workload.Role.DATABASE
              && workload
                  .image()
                  .ifKnown()
                  .or(workload.traits()::besideTag)
                  .filter(ServerImages::isOfficial)
                  .isPresent();
      if (official && !stack.isPlanned() && !mayReadMore(workload)) {
        workload.env().forEach(variable -> check(workload, variable, found));
      } else if (!stack.isPlanned()) {
        SonarQubeVariables.unread(workload)
            .flatMap(old -> old.value().origin().span())
            .ifPresent(span -> found.add(sonarQube(workload, span)));
      }
    }
    return found.stream();
  }

  private static Finding sonarQube(Workload workload, Span span) {
    String meant = SonarQubeVariables.MEANT;
    return INFO.at(
            span,
            "the image of `"
                + workload.name()
                + "` reads `SONARQUBE_JDBC_URL` no more: that is `"
                + meant
                + "`, which is not set")
        .mask()
        .why("it starts on its built-in database, which no upgrade takes along, and asks no server")
        .help("write `" + meant + "`, and `SONAR_JDBC_USERNAME` and `SONAR_JDBC_PASSWORD` with it");
  }

  private static Finding ofScript(Workload workload, EnvVar variable, Span span) {
    return INFO.at(
            span,
            "the image of `"
                + workload.name()
                + "` does not read `"
                + variable.name()
                + "`: a script of the first start does, and none is mounted")
        .mask()
        .why("none of these databases is made, and the applications that ask for them are refused")
        .help(
            "mount a script that makes them below `/docker-entrypoint-initdb.d`; it runs for a new"
                + " cluster alone, in another one make them by `CREATE DATABASE`");
  }

  /** Scripts and commands of one's own read what they like, and other files may say more. */
  private static boolean mayReadMore(Workload workload) {
    return !workload.launch().entrypoint().isKnownAnd(List::isEmpty)
        || !workload.launch().command().isKnownAnd(c -> c.stream().noneMatch(w -> w.contains("$")))
        || workload.traits().build().isKnownAnd(Optional::isPresent)
        || workload.env().stream().anyMatch(v -> v.name().equals(EnvVar.ALL))
        || workload.mounts().stream().anyMatch(m -> m.target().contains("initdb"));
  }

  private static void check(Workload workload, EnvVar variable, List<Finding> found) {
    String meant = MEANT.getOrDefault(variable.name(), "");
    Optional<Span> span = variable.value().origin().span();
    if (OF_SCRIPTS.contains(variable.name())) {
      span.ifPresent(place -> found.add(ofScript(workload, variable, place)));
      return;
    }
    boolean set =
        workload.env().stream()
            .map(EnvVar::name)
            .anyMatch(n -> n.equals(meant) || n.equals(meant + "_FILE"));
    if (!meant.isEmpty() && !set && span.isPresent()) {
      found.add(
          INFO.at(
                  span.get(),
                  "the image of `"
                      + workload.name()
                      + "` does not read `"
                      + variable.name()
                      + "`: that is `"
                      + meant
                      + "`, which is not set")
              .mask()
              .help("write `" + meant + "`; a cluster that is made already stays as it is"));
    }
  }
}
