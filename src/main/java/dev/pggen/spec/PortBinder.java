package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.Span;
import dev.pggen.spec.ContainerSpec.PortSpec;
import dev.pggen.spec.ContainerSpec.Publish;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code port}, {@code publish}, {@code ports} and {@code expose} of a container.
 *
 * <pre>
 * ports: [{name: http, port: 3000}, {name: ssh, port: 2222, publish: 2222}]
 * </pre>
 */
final class PortBinder {
  private static final String EVERYWHERE = "0.0.0.0";

  private final Block container;
  private final Binding in;

  PortBinder(Block container, Binding in) {
    this.container = container;
    this.in = in;
  }

  List<PortSpec> ports() {
    if (container.has("port") && container.has("ports")) {
      in.findings()
          .add(
              MeaningRules.CONTRADICTION
                  .at(container.keySpan("ports"), "`ports` beside `port`")
                  .related(container.keySpan("port"), "the short form is here")
                  .help("keep one of them; `ports` can say all that `port` and `publish` say"));
    }
    if (container.has("publish") && !container.has("port")) {
      in.findings()
          .add(
              MeaningRules.CONTRADICTION
                  .at(container.keySpan("publish"), "`publish` without `port`")
                  .help(
                      container.has("ports")
                          ? "put `publish` into the entry of `ports` that it belongs to"
                          : "add the `port` that is to be published"));
    }
    List<PortSpec> ports = new ArrayList<>();
    container
        .integer("port")
        .ifPresent(p -> ports.add(port("http", p.value(), "tcp", container, p.span())));
    for (YamlNode item : container.items("ports")) {
      if (item instanceof YamlMap map) {
        entry(new Block(map, map.span(), in)).ifPresent(ports::add);
      }
    }
    return ports;
  }

  private Optional<PortSpec> entry(Block entry) {
    String protocol = entry.word("protocol").map(At::value).orElse("tcp");
    Optional<At<String>> name = entry.word("name");
    name.ifPresent(n -> Names.word("port", n.value(), n.span(), in.findings()));
    return entry
        .integer("port")
        .map(
            p ->
                port(
                    name.map(At::value).orElse(protocol + "-" + p.value()),
                    p.value(),
                    protocol,
                    entry,
                    p.span()));
  }

  private PortSpec port(String name, int number, String protocol, Block at, Span span) {
    return new PortSpec(name, number, protocol, publish(at), span);
  }

  private Optional<At<Publish>> publish(Block at) {
    Optional<YamlScalar> scalar = at.scalar("publish");
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    At<String> text = in.word(scalar.get());
    if (in.interpolation().kind(scalar.get()) == YamlScalar.Kind.BOOLEAN) {
      if (text.value().equals("false")) {
        return Optional.of(text.map(t -> new Publish("", 0, true)));
      }
      return bad(text, "`publish: true` does not say where", EVERYWHERE, in.findings());
    }
    return publish(text, EVERYWHERE, in.findings());
  }

  /**
   * A number, or an address and a number.
   *
   * @param otherwise the address where none is written
   */
  static Optional<At<Publish>> publish(At<String> text, String otherwise, Findings findings) {
    int colon = text.value().lastIndexOf(':');
    String address = colon < 0 ? otherwise : text.value().substring(0, colon);
    Optional<Integer> port = portNumber(text.value().substring(colon + 1));
    if (port.isEmpty() || !isAddress(address)) {
      return bad(text, Shown.of(text.value()) + " is no place to publish at", otherwise, findings);
    }
    return Optional.of(text.map(t -> new Publish(address, port.get(), false)));
  }

  private static Optional<At<Publish>> bad(
      At<String> text, String message, String otherwise, Findings findings) {
    findings.add(
        ValueRules.PUBLISH
            .at(text.span(), message)
            .help(
                otherwise.equals(EVERYWHERE)
                    ? "a number publishes on all addresses, `\"127.0.0.1:8080\"` on one, `false`"
                        + " nowhere"
                    : "a number publishes on this host alone, `\"192.0.2.10:5432\"` on one"
                        + " address"));
    return Optional.empty();
  }

  private static Optional<Integer> portNumber(String text) {
    boolean digits =
        !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int number = digits ? Integer.parseInt(text) : 0;
    return number >= 1 && number <= 65535 ? Optional.of(number) : Optional.empty();
  }

  /** Four numbers, or what looks like IPv6 in brackets. */
  static boolean isAddress(String text) {
    if (text.startsWith("[") && text.endsWith("]")) {
      String inner = text.substring(1, text.length() - 1);
      return inner.length() >= 2
          && inner.indexOf(':') >= 0
          && inner.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '.');
    }
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      boolean digits =
          !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
      if (!digits || Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }

  /** A number or a list of them. */
  List<At<Integer>> expose() {
    List<At<Integer>> ports = new ArrayList<>();
    container.integer("expose").ifPresent(ports::add);
    container.scalars("expose").forEach(s -> in.integer(s).ifPresent(ports::add));
    return ports;
  }
}
