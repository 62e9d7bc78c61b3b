package dev.pggen.target.composefile;

import dev.pggen.stack.Fact;
import dev.pggen.stack.Port;
import dev.pggen.stack.Workload;
import dev.pggen.target.composefile.Manifest.Section;
import dev.pggen.yaml.YamlDoc;
import java.util.Comparator;
import java.util.List;

/** How a container is connected. */
final class NetworkWriter {
  /** As dclint sorts: by the number on the host. */
  private static final Comparator<Port> ORDER =
      Comparator.comparingInt((Port p) -> p.host().orElse(0))
          .thenComparing(Port::protocol)
          .thenComparing(Port::hostAddress)
          .thenComparingInt(Port::container);

  private NetworkWriter() {}

  static void write(Workload workload, Section service) {
    Workload.Connection c = workload.network();
    c.mode()
        .ifKnown()
        .filter(mode -> mode != Workload.Connection.Mode.JOINED)
        .ifPresent(
            mode ->
                service.put(
                    "network_mode",
                    YamlDoc.of(mode == Workload.Connection.Mode.HOST ? "host" : "none"),
                    c.mode().origin()));
    service.putList("networks", c.networks(), YamlDoc::of);
    ports(c.ports(), service);
    service.putList("expose", c.expose(), NetworkWriter::expose);
  }

  private static void ports(Fact<List<Port>> fact, Section service) {
    List<Port> ports = fact.ifKnown().orElse(List.of()).stream().sorted(ORDER).toList();
    if (ports.isEmpty()) {
      return;
    }
    YamlDoc.Seq list = new YamlDoc.Seq();
    for (int i = 0; i < ports.size(); i++) {
      list.add(port(ports.get(i)));
      service.note("ports", i, ports.get(i).origin());
    }
    service.put("ports", list);
  }

  private static YamlDoc port(Port port) {
    YamlDoc.Map map =
        new YamlDoc.Map().put("target", port.container()).put("host_ip", port.hostAddress());
    if (port.host().isPresent()) {
      map.put("published", Integer.toString(port.host().getAsInt()));
    }
    return map.put("protocol", port.protocol());
  }

  private static YamlDoc.Seq expose(List<Integer> ports) {
    YamlDoc.Seq list = new YamlDoc.Seq();
    ports.stream().sorted().forEach(p -> list.add(YamlDoc.single(Integer.toString(p))));
    return list;
  }
}
