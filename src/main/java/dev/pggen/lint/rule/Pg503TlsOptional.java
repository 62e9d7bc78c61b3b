package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.source.Written;
import dev.pggen.stack.HbaRule;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A password may cross a network in clear text. */
public final class Pg503TlsOptional implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG503",
          "tls-optional",
          Severity.WARNING,
          "without TLS every container on the same network can read the queries and their answers");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return stack.servers().stream()
        .flatMap(server -> stack.isPlanned() ? lines(server) : ofFile(server));
  }

  /** Lines of a pg_hba.conf, each by itself. */
  private static Stream<Finding> ofFile(Server server) {
    return server.hba().ifKnown().orElse(List.of()).stream()
        .filter(Pg503TlsOptional::plain)
        .flatMap(line -> line.origin().span().stream())
        .map(Pg503TlsOptional::ofLine);
  }

  private static Finding ofLine(Span span) {
    Span type = dev.pggen.lint.rule.Written.word(span, "host");
    boolean host = dev.pggen.lint.rule.Written.at(type).equals("host");
    return INFO.at(span, "connections to the database may go without TLS")
        .help("write `hostssl`, once the server has a certificate and clients ask for TLS")
        .unsafely(
            "write `hostssl`",
            host ? Optional.of(new Fix.Replace(type, "hostssl")) : Optional.empty());
  }

  private static Stream<Finding> lines(Server server) {
    return server.hba().ifKnown().orElse(List.of()).stream()
        .filter(Pg503TlsOptional::plain)
        .flatMap(line -> line.origin().span().stream())
        .distinct()
        .map(
            span ->
                INFO.at(span, "connections to the database may go without TLS")
                    .help("set `postgres.tls: required`")
                    .unsafely(
                        "write `required`",
                        Written.over(span, "optional", "required")
                            .or(() -> Written.over(span, "off", "required"))));
  }

  private static boolean plain(HbaRule line) {
    return (line.type().equals("host") || line.type().equals("hostnossl"))
        && !line.method().equals("reject")
        && !line.address().startsWith("127.")
        && !line.address().equals("::1/128")
        && !line.address().equals("localhost");
  }
}
