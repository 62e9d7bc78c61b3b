package dev.pggen.lint.rule;

import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Workload;
import java.util.Locale;
import java.util.Set;

/** What only hands on what others ask: it may wait for a server that it never speaks to. */
final class ReverseProxies {
  /** Last parts of the names of their images. */
  private static final Set<String> IMAGES =
      Set.of("caddy", "envoy", "haproxy", "httpd", "nginx", "openresty", "traefik", "yarp");

  /** How a gateway in .NET is told where to hand on. */
  private static final String YARP = "REVERSEPROXY__";

  private ReverseProxies() {}

  /** Whether a container is one, by its image, its name or its variables. */
  static boolean is(Workload workload) {
    String repository =
        workload
            .image()
            .ifKnown()
            .or(workload.traits()::besideTag)
            .map(ImageRef::repository)
            .orElse("");
    String last = repository.substring(repository.lastIndexOf('/') + 1);
    return IMAGES.contains(last)
        || isCalledSo(last)
        || isCalledSo(workload.name())
        || workload.env().stream()
            .anyMatch(v -> v.name().toUpperCase(Locale.ROOT).startsWith(YARP));
  }

  private static boolean isCalledSo(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    return plain.contains("reverseproxy");
  }
}
