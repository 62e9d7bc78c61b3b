package dev.pggen.lint.rule;

import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Network;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL server that a stack reaches outside of itself.
 *
 * @param host in lower case
 * @param port where it listens
 * @param database which of its databases; empty if nobody says
 */
record OutsideServer(String host, String port, String database) {
  private static final List<String> OWN = List.of("localhost", "127.0.0.1", "::1", "[::1]", "");

  /** Whether it is the same server. */
  boolean isServer(OutsideServer other) {
    return host.equals(other.host) && port.equals(other.port);
  }

  /** Those that the variables of a stack name. */
  static Stream<Claim<OutsideServer>> of(Stack stack) {
    return stack.workloads().stream()
        .flatMap(
            w ->
                w.env().stream()
                    .flatMap(
                        v ->
                            read(w, v).filter(s -> isOutside(stack, s.host())).stream()
                                .flatMap(s -> Claim.of(stack, s, v.value().origin()))));
  }

  /** A name without a dot may be that of a container on a network which others bring. */
  private static boolean isOutside(Stack stack, String host) {
    boolean resolvable =
        host.indexOf('.') >= 0
            || host.indexOf(':') >= 0
            || stack.networks().stream().noneMatch(Network::external);
    return resolvable && isName(host) && !OWN.contains(host) && stack.workload(host).isEmpty();
  }

  /** Without references, blanks and secrets. */
  private static boolean isName(String host) {
    return host.chars()
        .allMatch(c -> (c < 128 && Character.isLetterOrDigit(c)) || ".-_:[]".indexOf(c) >= 0);
  }

  private static Optional<OutsideServer> read(Workload workload, EnvVar variable) {
    Optional<String> text = variable.value().ifKnown().map(t -> t.shown().strip());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<DatabaseUrl> url = DatabaseUrl.parse(text.get());
    return url.isPresent()
        ? url.map(u -> new OutsideServer(u.host(), u.port(), u.database()))
        : byName(workload, variable.name(), text.get());
  }

  /** {@code DB_HOST} with {@code DB_PORT} and {@code DB_NAME}, if the port or a word tells. */
  private static Optional<OutsideServer> byName(Workload workload, String name, String value) {
    String prefix = DatabaseWords.hostPrefix(name);
    if (prefix.isEmpty()) {
      return Optional.empty();
    }
    String address = value.startsWith("tcp://") ? value.substring("tcp://".length()) : value;
    int colon = address.indexOf(':');
    boolean one = colon > 0 && colon == address.lastIndexOf(':');
    String host = (one ? address.substring(0, colon) : address).toLowerCase(Locale.ROOT);
    Optional<String> told =
        one ? Optional.of(address.substring(colon + 1)) : sibling(workload, prefix, "PORT");
    boolean postgres =
        DatabaseWords.namesPostgres(name)
            || told.filter(DatabaseUrl.PORT::equals).isPresent()
            || Stream.of("TYPE", "CONNECTION", "ENGINE", "CLIENT", "DRIVER", "DBMS")
                .flatMap(word -> sibling(workload, prefix, word).stream())
                .anyMatch(v -> v.startsWith("postgres") || v.startsWith("pgsql"));
    String database =
        Stream.of("NAME", "DATABASE", "DB", "DATABASE_NAME", "DBNAME")
            .flatMap(word -> sibling(workload, prefix, word).stream())
            .findFirst()
            .orElse("");
    return postgres
        ? Optional.of(new OutsideServer(host, told.orElse(DatabaseUrl.PORT), database))
        : Optional.empty();
  }

  private static Optional<String> sibling(Workload workload, String prefix, String word) {
    return workload.env().stream()
        .filter(v -> v.name().equalsIgnoreCase(prefix + word))
        .flatMap(v -> v.value().ifKnown().stream())
        .filter(t -> !t.isSecret())
        .map(t -> t.shown().strip())
        .findFirst();
  }
}
