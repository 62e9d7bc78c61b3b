package dev.pggen.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where in a spec a key belongs that stands somewhere else. */
final class KeyHomes {
  /** Blocks of the schema, and where they stand; the likeliest first. */
  private static final List<Map.Entry<String, String>> HOMES =
      List.of(
          Map.entry("postgres", "below `postgres`"),
          Map.entry("container", "below `containers.NAME`"),
          Map.entry("backup", "below `backup`"),
          Map.entry("logical", "below `backup.logical`"),
          Map.entry("retention", "below `backup.logical.retention`"),
          Map.entry("drill", "below `backup.drill`"),
          Map.entry("healthcheck", "below `containers.NAME.healthcheck`"),
          Map.entry("storage", "below `postgres.storage`"),
          Map.entry("tls", "below `postgres.tls`"),
          Map.entry("volume", "below `volumes.NAME`"));

  private KeyHomes() {}

  /**
   * Like {@code below `postgres` or below `containers.NAME`}; nothing if no block knows the key.
   */
  static Optional<String> of(JsonNode schema, String key) {
    List<String> homes = new ArrayList<>();
    if (schema.path("properties").has(key)) {
      homes.add("at the top");
    }
    for (Map.Entry<String, String> home : HOMES) {
      if (schema.path("definitions").path(home.getKey()).path("properties").has(key)) {
        homes.add(home.getValue());
      }
    }
    return homes.isEmpty()
        ? ofTarget(schema, key)
        : Optional.of(String.join(" or ", homes.subList(0, Math.min(2, homes.size()))));
  }

  /** The schema says which targets there are, and which of them knows the key. */
  private static Optional<String> ofTarget(JsonNode schema, String key) {
    List<String> targets = new ArrayList<>();
    for (Map.Entry<String, JsonNode> target :
        schema.path("properties").path("targets").path("properties").properties()) {
      String reference = target.getValue().path("allOf").path(0).path("$ref").asText();
      String definition = reference.substring(reference.lastIndexOf('/') + 1);
      if (schema.path("definitions").path(definition).path("properties").has(key)) {
        targets.add(target.getKey());
      }
    }
    if (targets.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of("below `targets." + (targets.size() == 1 ? targets.get(0) : "NAME") + "`");
  }
}
