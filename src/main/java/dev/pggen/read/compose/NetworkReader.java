package dev.pggen.read.compose;

import dev.pggen.stack.Fact;
import dev.pggen.stack.Port;
import dev.pggen.stack.Workload.Connection;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a container is connected.
 *
 * @param described names of networks as the file writes them
 */
record NetworkReader(List<String> described) {
  Connection of(Section service) {
    Fact<Connection.Mode> mode =
        service.fact(
            "network_mode",
            NetworkReader::mode,
            Fact.decided(Connection.Mode.JOINED, "Compose's default"));
    List<String> implicit =
        service.get("network_mode").isPresent() ? List.of() : List.of("default");
    return new Connection(
        mode,
        service.fact("networks", this::networks, Fact.decided(implicit, "Compose's default")),
        service.fact(
            "ports", node -> ports(service, node), Fact.decided(List.of(), "nothing is published")),
        service.fact("expose", NetworkReader::expose, Fact.decided(List.of(), "nothing is said")));
  }

  private static Optional<Connection.Mode> mode(YamlNode node) {
    return switch (Section.text(node).orElse("")) {
      case "host" -> Optional.of(Connection.Mode.HOST);
      case "none" -> Optional.of(Connection.Mode.NONE);
      default -> Optional.empty();
    };
  }

  private Optional<List<String>> networks(YamlNode node) {
    if (node instanceof YamlMap map) {
      return Optional.of(map.keys());
    }
    return Section.texts(node).or(() -> describedWords(node));
  }

  /** A reference that is the key of a network as well: whoever fills in one fills in the other. */
  private Optional<List<String>> describedWords(YamlNode node) {
    List<String> all = new ArrayList<>();
    for (YamlNode item : node.asList().map(l -> l.items()).orElse(List.of())) {
      Optional<String> word = item.asScalar().map(s -> s.text()).filter(described::contains);
      Optional<String> name = Section.text(item).or(() -> word);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      all.add(name.get());
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(all));
  }

  private static Optional<List<Port>> ports(Section service, YamlNode node) {
    List<Port> all = new ArrayList<>();
    for (YamlNode item : node.asList().map(l -> l.items()).orElse(List.of())) {
      Optional<List<Port>> ports = PortText.read(item, service.origin(place(item)));
      if (ports.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(ports.get());
    }
    return Optional.of(List.copyOf(all));
  }

  /** The entry, or in its long form the number of the host that a variable gives. */
  private static YamlNode place(YamlNode item) {
    return item.asMap()
        .flatMap(map -> map.get("published"))
        .filter(number -> Section.text(number).isEmpty())
        .orElse(item);
  }

  private static Optional<List<Integer>> expose(YamlNode node) {
    List<Integer> all = new ArrayList<>();
    for (String text : Section.texts(node).orElse(List.of("?"))) {
      Optional<PortText.Range> range = PortText.Range.parse(text.replaceFirst("/(tcp|udp)$", ""));
      if (range.isEmpty()) {
        return Optional.empty();
      }
      for (int port = range.get().from(); port <= range.get().to(); port++) {
        all.add(port);
      }
    }
    return Optional.of(List.copyOf(all));
  }
}
