package dev.pggen.read.nomad;

import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Port;
import dev.pggen.stack.Workload.Connection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Ports that lead to a number at which a server does not listen: they publish nothing of it. */
final class Unanswered {
  /** What gives a server a number; in a block of a job only a name follows {@code port =}. */
  private static final Pattern TOLD =
      Pattern.compile(
          "pgport|nomad_port|nomad_alloc_port|port_number|\"-p|port=|port\\s+=\\s*'?\\d|\\.conf");

  private Unanswered() {}

  /** The connection of a server that nothing tells another number, without such ports. */
  static Connection dropped(Connection network, Placed server) {
    if (!network.ports().isKnown() || isToldAnother(server.task())) {
      return network;
    }
    List<Port> all = network.ports().value();
    List<Port> answered = all.stream().filter(p -> p.container() == TaskPorts.SERVER).toList();
    return answered.size() == all.size()
        ? network
        : new Connection(
            network.mode(),
            network.networks(),
            Fact.of(answered, network.ports().origin()),
            network.expose());
  }

  private static boolean isToldAnother(Section task) {
    Span span = task.body().span();
    return IntStream.rangeClosed(span.line(), span.endLine())
        .mapToObj(line -> span.file().line(line).toLowerCase(Locale.ROOT))
        .anyMatch(line -> TOLD.matcher(line).find());
  }
}
