package dev.pggen.lint.rule;

import dev.pggen.lint.Profile;
import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.HbaRule;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Somebody may connect without proving who they are. */
public final class Pg502TrustAuthentication implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG502",
          "trust-authentication",
          Severity.ERROR,
          "whoever reaches the server is whoever they say they are, the superuser included");

  private static final String METHOD = "POSTGRES_HOST_AUTH_METHOD";

  /** By which images of PgBouncer are told how it asks who somebody is. */
  private static final Set<String> POOL = Set.of("AUTH_TYPE", "PGBOUNCER_AUTH_TYPE");

  /** By which they are told where to listen. */
  private static final Set<String> LISTENS = Set.of("LISTEN_ADDR", "PGBOUNCER_LISTEN_ADDRESS");

  private static final Set<String> OWN_HOST = Set.of("127.0.0.1", "::1", "localhost");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Profile profile() {
    return Profile.ESSENTIAL;
  }

  @Override
  public boolean suppressible() {
    return false;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return Stream.concat(
        stack.servers().stream().flatMap(Pg502TrustAuthentication::lines), env(stack));
  }

  private static Stream<Finding> lines(Server server) {
    return server.hba().ifKnown().orElse(List.of()).stream()
        .filter(line -> line.method().equals("trust"))
        .flatMap(line -> finding(line));
  }

  private static Stream<Finding> finding(HbaRule line) {
    return line.origin().span().stream()
        .map(
            span ->
                INFO.at(
                        span,
                        "`trust` lets `"
                            + String.join(",", line.users())
                            + "` in without a password")
                    .help("use `scram-sha-256`, or `peer` on the local socket")
                    .unsafely(
                        "write `scram-sha-256`", Method.over(line, "trust", "scram-sha-256")));
  }

  /** The official image writes a trust line when it is told so by this variable. */
  private static Stream<Finding> env(Stack stack) {
    return stack.workloads().stream()
        .flatMap(
            w ->
                w.env().stream()
                    .filter(v -> lets(w, v))
                    .flatMap(v -> v.value().origin().span().stream().map(span -> at(span, v))));
  }

  /** A pool of connections that asks nobody is as open as a server that does not. */
  private static boolean lets(Workload workload, EnvVar variable) {
    boolean server = variable.name().equals(METHOD);
    return (server || POOL.contains(variable.name()))
        && variable
            .value()
            .isKnownAnd(t -> t.shown().equals("trust") || !server && t.shown().equals("any"))
        && (server
            || workload.image().isKnownAnd(i -> i.repository().endsWith("/pgbouncer"))
                && !isAmongItsOwn(workload));
  }

  /** Whether nothing outside of its network namespace reaches it, as far as that is known. */
  private static boolean isAmongItsOwn(Workload workload) {
    return workload.env().stream()
        .anyMatch(
            v ->
                LISTENS.contains(v.name())
                    && (!v.value().isKnown()
                        || OWN_HOST.contains(v.value().value().shown().strip())));
  }

  private static Finding at(Span span, EnvVar variable) {
    String method = variable.value().value().shown();
    Finding finding = INFO.at(span, "`" + variable.name() + ": " + method + "` lets everybody in");
    return variable.name().equals(METHOD)
        ? finding.help("take the variable out and give the server a password file")
        : finding
            .why(
                "the pool asks whoever reaches it for no password, and signs in to the server"
                    + " itself")
            .help("write `scram-sha-256`, and give the pool a list of its users");
  }
}
