package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Port;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service's own database that none of its containers can reach: they join its network by
 * referring to it.
 *
 * <p>Silent about manifests, which say by themselves who joins what, and where the database is
 * published for somebody else.
 */
public final class Pg305UnreachedDatabase implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG305",
          "unreached-database",
          Severity.WARNING,
          "a container that does not refer to the database is not on its network: the name is not"
              + " found when it starts");

  private static final String ANY =
      "write `DB_HOST: \"${db.host}\"` or `DATABASE_URL_FILE: \"${db.url.file}\"` in the `env` of"
          + " who uses it, with the variables of its image";

  /** A variable that names the database by hand. */
  private record Literal(Workload workload, EnvVar variable, boolean isUrl) {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    if (!stack.isPlanned() || !stack.links().isEmpty() || !hasApplication(stack)) {
      return Stream.empty();
    }
    List<Finding> found = new ArrayList<>();
    for (Server server : stack.servers()) {
      check(stack, server, found);
    }
    return found.stream();
  }

  private static boolean hasApplication(Stack stack) {
    for (Workload workload : stack.workloads()) {
      if (workload.role() == Workload.Role.APP || workload.role() == Workload.Role.INIT) {
        return true;
      }
    }
    return false;
  }

  private static void check(Stack stack, Server server, List<Finding> found) {
    Optional<Workload> database = stack.workload(server.workload());
    Optional<Span> span = database.flatMap(w -> w.origin().span());
    if (span.isEmpty()) {
      return;
    }
    List<Literal> literals = literals(stack, server.workload());
    List<Port> ports = database.get().network().ports().ifKnown().orElse(List.of());
    if (literals.isEmpty() && !ports.isEmpty()) {
      return;
    }
    Finding finding =
        INFO.at(
                span.get(),
                "no container mentions `${db.…}`, so none of them can reach the database")
            .help(literals.isEmpty() ? ANY : instead(stack, literals.get(0)));
    for (Literal each : literals) {
      finding =
          finding.related(
              each.variable().value().origin().span().orElseThrow(),
              "`"
                  + each.variable().name()
                  + "` names the database, and `"
                  + each.workload().name()
                  + "` is not on its network");
    }
    found.add(finding);
  }

  private static List<Literal> literals(Stack stack, String host) {
    List<Literal> literals = new ArrayList<>();
    for (Workload workload : stack.workloads()) {
      if (workload.role() != Workload.Role.APP && workload.role() != Workload.Role.INIT) {
        continue;
      }
      for (EnvVar variable : workload.env()) {
        if (!variable.value().isKnown() || variable.value().origin().span().isEmpty()) {
          continue;
        }
        String value = variable.value().value().shown();
        boolean url = DatabaseUrl.parse(value).filter(u -> u.host().equals(host)).isPresent();
        if (url
            || value.equals(host) && namesHost(variable.name())
            || value.equals(host + ":" + DatabaseUrl.PORT)) {
          literals.add(new Literal(workload, variable, url));
        }
      }
    }
    return literals;
  }

  /** Not every `db` is a host: sessions and queues may be kept in one. */
  private static boolean namesHost(String variable) {
    String upper = variable.toUpperCase(Locale.ROOT);
    return upper.contains("HOST") || upper.contains("SERVER") || upper.contains("ADDR");
  }

  private static String instead(Stack stack, Literal literal) {
    String name = literal.variable().name();
    if (literal.isUrl() && DatabaseUrl.isJdbc(literal.variable().value().value().shown())) {
      return "write `" + name + ": " + DatabaseUrl.jdbc(stack) + "`";
    }
    if (literal.isUrl()) {
      return "write `"
          + name
          + "_FILE: \"${db.url.file}\"` if the image reads one, else `"
          + name
          + ": \"${db.url}\"`";
    }
    boolean port = literal.variable().value().value().shown().indexOf(':') > 0;
    return "write `" + name + ": \"${db.host}" + (port ? ":${db.port}" : "") + "\"`";
  }
}
