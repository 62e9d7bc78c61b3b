package dev.pggen.read.compose;

import dev.pggen.source.Span;
import dev.pggen.stack.Workload;
import java.util.Map;

/** Whose networks a container has: its own, or those of the service whose namespace it joins. */
final class Joined {
  private static final String SERVICE = "service:";

  private Joined() {}

  static Workload by(Workload w, Map<String, Workload> byName) {
    String mode = w.network().mode().origin().span().map(Span::text).orElse("");
    String service = mode.replaceAll("[\"']", "");
    return service.startsWith(SERVICE)
        ? byName.getOrDefault(service.substring(SERVICE.length()), w)
        : w;
  }
}
