package dev.pggen.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
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

  /** A key of targets only, and the first of them that the schema lists with it. */
  private static Optional<String> ofTarget(JsonNode schema, String key) {
    Iterator<Map.Entry<String, JsonNode>> targets =
        schema.path("properties").path("targets").path("properties").fields();
    while (targets.hasNext()) {
      Map.Entry<String, JsonNode> target = targets.next();
      for (JsonNode part : target.getValue().path("allOf")) {
        String reference = part.path("$ref").asText();
        String block = reference.substring(reference.lastIndexOf('/') + 1);
        if (schema.path("definitions").path(block).path("properties").has(key)) {
          return Optional.of("below `targets." + target.getKey() + "`");
        }
      }
    }
    return Optional.empty();
  }
}
