package dev.pggen.lint.rule;

import dev.pggen.source.ShortText;
import dev.pggen.source.Span;
import dev.pggen.stack.Port;
import java.util.List;

/** How a port is written that only its own host may reach. */
final class NearPort {
  private NearPort() {}

  /** In the short form of Compose; a variable that gives the host's number stays. */
  static String written(Port port) {
    return "\"127.0.0.1:"
        + number(port)
        + ":"
        + port.container()
        + (port.protocol().equals("tcp") ? "" : "/" + port.protocol())
        + "\"";
  }

  private static String number(Port port) {
    String text = port.origin().span().map(Span::text).orElse("").replaceAll("[\"']", "");
    List<String> parts = ShortText.split(text);
    String host = parts.get(Math.max(0, parts.size() - 2)); // the last one is the container's
    return host.startsWith("$") ? host : Integer.toString(port.host().orElse(port.container()));
  }
}
