package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Port;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A port of the application is open on every address of the host. A web server's own two are meant
 * to be.
 */
public final class Pg508PublishedEverywhere implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG508",
          "published-everywhere",
          Severity.WARNING,
          "Docker opens a published port past the host's own firewall rules");

  /** HTTP and HTTPS: what the world is expected to reach. */
  private static final Set<Integer> WEB = Set.of(80, 443);

  /** Variables and images that may well give one of them. */
  private static final Pattern WEB_BY_NAME = Pattern.compile("HTTPS?(_|P|$)|_?(80|443)(_|$)|TLS");

  private static final int HTTPS = 443;

  private static final List<String> PROXIES =
      List.of("nginx", "caddy", "traefik", "httpd", "apache", "haproxy", "proxy", "swag", "envoy");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Workload workload : stack.workloads()) {
      check(stack, workload, found);
    }
    return found.stream();
  }

  private static void check(Stack stack, Workload workload, List<Finding> found) {
    // Where nobody says on which network it is, the runtime has its own idea of the address.
    if (workload.role() != Workload.Role.APP
        || Pools.isOne(workload)
        || !workload.network().networks().isKnown()
        || !workload.network().ports().isKnown()) {
      return;
    }
    for (Port port : workload.network().ports().value()) {
      boolean everywhere =
          port.hostAddress().equals("0.0.0.0")
              || port.hostAddress().equals("::")
              || port.hostAddress().equals("[::]");
      if (!everywhere || port.origin().span().isEmpty()) {
        continue;
      }
      Span span = port.origin().span().get();
      boolean outside = span.text().indexOf('$') >= 0;
      if (port.host().isEmpty() && (stack.isPlanned() || outside && mayBeWeb(workload, port))) {
        continue; // a number from outside may be a web server's own
      }
      int number = port.host().orElse(port.container());
      if (WEB.contains(number) && !(outside && port.host().isEmpty())) {
        continue;
      }
      String near = "\"127.0.0.1:" + number + "\"";
      Finding finding =
          INFO.at(
                  span,
                  "port "
                      + number
                      + " of `"
                      + workload.name()
                      + "` is open on every address of the host"
                      + (port.host().isPresent()
                          ? ""
                          : outside
                              ? ", by the number that a variable gives"
                              : ", by a number that the engine chooses"))
              .help(
                  "write `"
                      + (stack.isPlanned()
                          ? "publish: " + near
                          : "ports: [" + NearPort.written(port) + "]")
                      + "` for a proxy on this host"
                      + (stack.isPlanned() ? ", for a number alone means every address" : "")
                      + "; or append `# pggen: ignore[PG508] -- REASON`");
      boolean alone =
          stack.isPlanned()
              && (Written.is(span, Integer.toString(number))
                  || Written.is(span, port.hostAddress() + ":" + number));
      found.add(
          alone
              ? finding.fix(Fix.unsafe("publish on this host alone", new Fix.Replace(span, near)))
              : finding);
    }
  }

  private static boolean mayBeWeb(Workload workload, Port port) {
    String image =
        workload.image().ifKnown().or(workload.traits()::besideTag).map(ImageRef::full).orElse("");
    String called = (workload.name() + " " + image).toLowerCase(Locale.ROOT);
    String variable = port.origin().span().map(Span::text).orElse("").split("}|:", 2)[0];
    return port.container() == HTTPS
        || WEB_BY_NAME.matcher(variable).find()
        || (WEB.contains(port.container()) && PROXIES.stream().anyMatch(called::contains));
  }
}
