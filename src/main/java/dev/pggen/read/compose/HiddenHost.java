package dev.pggen.read.compose;

import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Expression;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Text;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
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

  /** A host with its port, in a variable that is called so. */
  private static final Pattern HOST = Pattern.compile("(?i)(.*_)(?:HOST(?:NAME)?|ADDR(?:ESS)?)");

  private static final Pattern AND_PORT = Pattern.compile("([a-z0-9][\\w.-]*):([0-9]{2,5})");

  /** The server's own, and those at which poolers listen. */
  private static final Set<String> PORTS = Set.of("5432", "5433", "6432");

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
                .filter(v -> sources(v).contains(source) && !leadsElsewhere(app, v))
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
        .filter(v -> v.expression().filter(HiddenHost::hidesHost).isPresent())
        .map(v -> v.value().origin())
        .findFirst();
  }

  /** The whole comes from outside, or in an address of a server the host does. */
  private static boolean hidesHost(Expression expression) {
    List<Expression.Part> parts = expression.parts();
    boolean address =
        parts.get(0) instanceof Expression.Literal scheme
            && scheme.text().startsWith("postgres")
            && scheme.text().contains("://");
    for (int i = 1; address && i < parts.size(); i++) {
      if (parts.get(i - 1) instanceof Expression.Literal before
          && parts.get(i) instanceof Expression.Reference host
          && before.text().endsWith("@")) {
        return host.fallback().isEmpty();
      }
    }
    return expression.alone().isPresent();
  }

  /** A host beside it, under the same name, answers at the port of another program. */
  private static boolean leadsElsewhere(Workload app, EnvVar password) {
    for (EnvVar v : app.env()) {
      Matcher host = HOST.matcher(v.name());
      Matcher port = AND_PORT.matcher(v.value().map(Text::shown).ifKnown().orElse(""));
      if (host.matches()
          && password.name().startsWith(host.group(1))
          && port.matches()
          && !PORTS.contains(port.group(2))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> sources(EnvVar variable) {
    return variable.expression().map(Expression::parts).orElse(List.of()).stream()
        .filter(Expression.Reference.class::isInstance)
        .map(part -> ((Expression.Reference) part).source())
        .filter(source -> !source.isEmpty())
        .toList();
  }
}
