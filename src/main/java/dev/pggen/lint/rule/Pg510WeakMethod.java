package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.HbaRule;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A password is asked for in a way that gives it away, or somebody else's word is taken. */
public final class Pg510WeakMethod implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG510",
          "weak-method",
          Severity.ERROR,
          "who listens, or who reads the table of roles, can sign in afterwards");

  private static final String VARIABLE = "POSTGRES_HOST_AUTH_METHOD";
  private static final String GOOD = "scram-sha-256";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Server server : stack.servers()) {
      for (HbaRule line : server.hba().ifKnown().orElse(List.of())) {
        line(line, found);
      }
    }
    for (Workload workload : stack.workloads()) {
      variable(workload, found);
    }
    return found.stream();
  }

  private static void line(HbaRule line, List<Finding> found) {
    Optional<Span> span = line.origin().span();
    String harm = harm(line);
    if (span.isPresent() && !harm.isEmpty()) {
      found.add(
          weighed(
              INFO.at(Written.word(span.get(), line.method()), "`" + line.method() + "`: " + harm)
                  .help("write `" + GOOD + "`" + first(line.method()))
                  .unsafely("write `" + GOOD + "`", Method.over(line, line.method(), GOOD)),
              line.method()));
    }
  }

  private static String harm(HbaRule line) {
    boolean overTls = line.type().equals("hostssl");
    boolean onSocket = line.type().equals("local");
    return switch (line.method()) {
      case "md5" -> "passwords of the old kind stay in use: who reads one signs in with it";
      case "password" -> overTls || onSocket ? "" : "the password crosses the network as it is";
      case "ident" -> onSocket ? "" : "the client's own machine says who the client is";
      default -> "";
    };
  }

  /** The official image writes a line for everybody with the method that it is told. */
  private static void variable(Workload workload, List<Finding> found) {
    workload.env().stream()
        .filter(v -> v.name().equals(VARIABLE) && v.value().isKnown())
        .filter(v -> v.value().origin().span().isPresent())
        .forEach(
            v -> {
              String method = v.value().value().shown();
              Span span = v.value().origin().span().get();
              HbaRule line =
                  new HbaRule(
                      "host", List.of(), List.of(), "all", method, List.of(), v.value().origin());
              String harm = harm(line);
              if (!harm.isEmpty()) {
                Finding finding =
                    INFO.at(span, "`" + VARIABLE + ": " + method + "`: " + harm)
                        .help(
                            "take it out, for `"
                                + GOOD
                                + "` is the image's own choice; a volume that exists keeps its"
                                + " pg_hba.conf"
                                + first(method));
                found.add(weighed(finding, method));
              }
            });
  }

  /** A server takes a stored SCRAM verifier behind md5 as well: there it only lets the old in. */
  private static Finding weighed(Finding finding, String method) {
    return method.equals("md5") ? finding.severity(Severity.WARNING) : finding;
  }

  private static String first(String method) {
    return method.equals("md5")
        ? "; roles that still have an md5 password need a new one first: `SELECT rolname FROM"
            + " pg_authid WHERE rolpassword LIKE 'md5%'` names them"
        : "";
  }
}
