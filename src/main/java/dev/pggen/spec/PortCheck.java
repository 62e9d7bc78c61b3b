package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.Span;
import dev.pggen.spec.ContainerSpec.PortSpec;
import dev.pggen.spec.ContainerSpec.Publish;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** No two programs at one port, in a container or on the host. */
final class PortCheck {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Set<String> ALL = Set.of("0.0.0.0", "[::]");
  private static final int POSTGRES = 5432;

  private final Map<String, List<Taken>> host = new HashMap<>();
  private final Findings findings;

  private PortCheck(Findings findings) {
    this.findings = findings;
  }

  /** Who has a port of the host, and where that is written. */
  private record Taken(String address, String who, Span span) {}

  static void check(Spec spec, Findings findings) {
    PortCheck check = new PortCheck(findings);
    for (ContainerSpec container : spec.containers().values()) {
      check.inside(container);
      if (container.hostNetwork().isPresent()) {
        Span span = container.hostNetwork().get().span();
        check.take(POSTGRES + "/tcp", new Taken(LOOPBACK, "the database", span));
      }
    }
    spec.postgres()
        .publish()
        .ifPresent(
            p ->
                check.take(
                    p.value().port() + "/tcp",
                    new Taken(p.value().address(), "the database", p.span())));
    spec.containers().values().forEach(check::onHost);
  }

  private void inside(ContainerSpec container) {
    Map<String, Span> numbers = new HashMap<>();
    Map<String, Span> names = new HashMap<>();
    for (PortSpec port : container.ports()) {
      String number = port.port() + "/" + port.protocol();
      Span first = numbers.putIfAbsent(number, port.span());
      if (first != null && !first.equals(port.span())) {
        duplicate(port.span(), "port " + number + " twice in one container", first);
      }
      Span named = names.putIfAbsent(port.name(), port.span());
      if (named != null && !named.equals(port.span())) {
        duplicate(port.span(), "two ports called `" + port.name() + "`", named);
      }
    }
    Map<Integer, Span> exposed = new HashMap<>();
    for (At<Integer> port : container.expose()) {
      Span first = exposed.putIfAbsent(port.value(), port.span());
      if (first != null) {
        duplicate(port.span(), "port " + port.value() + " exposed twice", first);
      }
    }
  }

  private void duplicate(Span span, String message, Span first) {
    findings.add(
        MeaningRules.DUPLICATE_PORT
            .at(span, message)
            .related(first, "the first is here")
            .help("take one of them out, or give it another number or name"));
  }

  private void onHost(ContainerSpec container) {
    boolean hostNetwork = container.hostNetwork().isPresent();
    for (PortSpec port : container.ports()) {
      String address = LOOPBACK;
      int number = port.port();
      Span span = port.span();
      if (hostNetwork) {
        address = "0.0.0.0";
      } else if (port.publish().isPresent()) {
        Publish publish = port.publish().get().value();
        if (publish.off()) {
          continue;
        }
        address = publish.address();
        number = publish.port();
        span = port.publish().get().span();
      }
      take(
          number + "/" + port.protocol(),
          new Taken(address, "`" + container.name().value() + "`", span));
    }
  }

  private void take(String number, Taken wish) {
    List<Taken> there = host.computeIfAbsent(number, n -> new ArrayList<>());
    for (Taken other : there) {
      boolean meet =
          other.address().equals(wish.address())
              || ALL.contains(other.address())
              || ALL.contains(wish.address());
      if (meet && !other.span().equals(wish.span()) && !findings.at(wish.span())) {
        findings.add(
            MeaningRules.DUPLICATE_PORT
                .at(wish.span(), "port " + number + " of the host is already taken")
                .related(other.span(), other.who() + " has it")
                .help("publish one of them at another number, or write `publish: false`"));
        return;
      }
    }
    there.add(wish);
  }
}
