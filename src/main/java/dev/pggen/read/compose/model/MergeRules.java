package dev.pggen.read.compose.model;

import java.util.Map;
import java.util.Set;

/** What Compose does where two files say something of the same thing: by the way to it. */
final class MergeRules {
  /** How two values become one. */
  enum Way {
    /** Maps key by key, lists one after the other, of anything else the later one. */
    PLAIN,
    /** The later one alone. */
    REPLACE,
    /** Names and values, as a map or as a list of {@code NAME=value}. */
    PAIRS,
    /** Names and maps, or a list of names. */
    NAMES,
    /** The same; a name in a list says {@code service_started}. */
    NEEDS,
    /** One value or a list of them. */
    LIST,
    /** A path, or a map with {@code context}. */
    BUILD,
    /** Maps, unless they name two drivers. */
    LOGGING
  }

  private static final Map<String, Way> WAYS =
      Map.ofEntries(
          Map.entry("networks.*.labels", Way.PAIRS),
          Map.entry("volumes.*.labels", Way.PAIRS),
          Map.entry("services.*.annotations", Way.PAIRS),
          Map.entry("services.*.build", Way.BUILD),
          Map.entry("services.*.build.args", Way.PAIRS),
          Map.entry("services.*.build.additional_contexts", Way.PAIRS),
          Map.entry("services.*.build.extra_hosts", Way.PAIRS),
          Map.entry("services.*.build.labels", Way.PAIRS),
          Map.entry("services.*.command", Way.REPLACE),
          Map.entry("services.*.depends_on", Way.NEEDS),
          Map.entry("services.*.deploy.labels", Way.PAIRS),
          Map.entry("services.*.dns", Way.LIST),
          Map.entry("services.*.dns_opt", Way.LIST),
          Map.entry("services.*.dns_search", Way.LIST),
          Map.entry("services.*.entrypoint", Way.REPLACE),
          Map.entry("services.*.env_file", Way.LIST),
          Map.entry("services.*.label_file", Way.LIST),
          Map.entry("services.*.environment", Way.PAIRS),
          Map.entry("services.*.extra_hosts", Way.PAIRS),
          Map.entry("services.*.healthcheck.test", Way.REPLACE),
          Map.entry("services.*.labels", Way.PAIRS),
          Map.entry("services.*.logging", Way.LOGGING),
          Map.entry("services.*.networks", Way.NAMES),
          Map.entry("services.*.sysctls", Way.PAIRS),
          Map.entry("services.*.tmpfs", Way.LIST),
          Map.entry("services.*.ulimits.*", Way.REPLACE));

  /** Maps whose keys are names that somebody chose. */
  private static final Set<String> OF_NAMES =
      Set.of(
          "services",
          "networks",
          "volumes",
          "secrets",
          "configs",
          "services.*.networks",
          "services.*.ulimits");

  private MergeRules() {}

  static Way of(String path) {
    return WAYS.getOrDefault(path, Way.PLAIN);
  }

  /** The way to a key of a map, chosen names as {@code *}. */
  static String next(String path, String key) {
    String step = OF_NAMES.contains(path) ? "*" : key;
    return path.isEmpty() ? step : path + "." + step;
  }
}
