package dev.pggen.read.compose;

import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Expression;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who uses a server though the host comes from outside: whoever is given its own password, or waits
 * for it and takes an address of a database.
 */
final class HiddenHost {
  /** Not {@code PGADMIN}, which has a password of its own, often the same. */
  private static final Pattern ABOUT_DATABASE =
      Pattern.compile(
          "(?i)(?!.*PGADMIN)(?:.*(?:POSTGRES|DATABASE|DATASOURCE|JDBC|SQL).*|(?:.*_)?(?:DB|PG).*)");

  private static final Pattern PLACE =
      Pattern.compile(
          "(?i)(?:.*_)?(?:POSTGRES(?:QL)?|PG|DB|DATABASE)_*(?:HOST(?:NAME)?|URL|URI|DSN)|.*DATASOURCE(?:_URL)?");

  private HiddenHost() {}

  /** Where a container takes the password that a server has. */
  static Optional<Origin> in(Workload app, Workload server) {
    Optional<String> own =
        server.env().stream()
            .filter(v -> v.name().equals("POSTGRES_PASSWORD"))
            .flatMap(v -> sources(v).stream())
            .findFirst();
    return own.flatMap(
        source ->
            app.env().stream()
                .filter(v -> ABOUT_DATABASE.matcher(v.name()).matches())
                .filter(v -> sources(v).contains(source))
                .map(v -> v.value().origin())
                .findFirst());
  }

  /**
   * Where a container that depends on a server takes an address or host of which nothing is known.
   */
  static Optional<Origin> awaited(Workload app, Workload server) {
    boolean waits =
        app.lifecycle().dependsOn().ifKnown().orElse(List.of()).stream()
            .anyMatch(d -> d.workload().equals(server.name()));
    return app.env().stream()
        .filter(v -> waits && !v.value().isKnown() && PLACE.matcher(v.name()).matches())
        .filter(v -> v.expression().flatMap(Expression::alone).isPresent())
        .map(v -> v.value().origin())
        .findFirst();
  }

  private static List<String> sources(EnvVar variable) {
    return variable.expression().map(Expression::parts).orElse(List.of()).stream()
        .filter(Expression.Reference.class::isInstance)
        .map(part -> ((Expression.Reference) part).source())
        .filter(source -> !source.isEmpty())
        .toList();
  }
}
