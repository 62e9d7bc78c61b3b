package dev.pggen.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import dev.pggen.source.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to do about a key that is not known where it stands.
 *
 * @param place the block that it stands in
 */
record UnknownKey(JsonNode schema, SchemaCheck.Place place, Findings findings) {
  /** Of a word that another is compared with: short ones are near to everything. */
  private static final int SHORTEST = 5;

  /** Words of other languages for keys of ours. */
  private static final Map<String, String> OTHER_WORDS =
      Map.ofEntries(
          Map.entry("environment", "env"),
          Map.entry("health", "healthcheck"),
          Map.entry("like", "extends"),
          Map.entry("settings", "parameters"),
          Map.entry("config", "parameters"),
          Map.entry("keep", "retention"),
          Map.entry("to", "destination"),
          Map.entry("mem_limit", "memory"),
          Map.entry("services", "containers"),
          Map.entry("db", "postgres"),
          Map.entry("database", "postgres"),
          Map.entry("args", "command"),
          Map.entry("mounts", "volumes"),
          Map.entry("max_connections", "connections"),
          Map.entry("uid", "run_as"));

  /** Words of Compose for what pggen does by itself. */
  private static final Map<String, String> OURS =
      Map.of(
          "restart",
          "take it out: pggen has every container started again until it is stopped",
          "container_name",
          "take it out: other containers reach this one by its key below `containers`",
          "privileged",
          "take it out, and name what the container needs below `cap_add` or `devices`",
          "roles",
          "take it out: pggen makes the roles; `access` gives others one, and files below `init`"
              + " may make more");

  /** The finding about a key that a block of the schema does not have. */
  Finding of(String key, JsonNode block) {
    Span span = entry(key).orElse(place.key());
    List<String> known = new ArrayList<>();
    block.path("properties").fieldNames().forEachRemaining(known::add);
    Optional<String> meant = meant(key, known);
    meant.ifPresent(findings::toldOf);
    String question = meant.map(m -> "; did you mean `" + m + "`?").orElse("");
    Finding finding = ShapeRules.UNKNOWN_KEY.at(span, "unknown key " + Shown.of(key) + question);
    // Of layers that were merged the other key may stand in another file.
    Optional<Span> taken = meant.flatMap(this::entry).filter(s -> s.file() == span.file());
    if (taken.isPresent()) {
      return finding
          .related(taken.get(), "`" + meant.get() + "` stands here already")
          .help("move what it holds into `" + meant.get() + "`");
    }
    return finding
        .help(meant.map(m -> "write `" + m + "`").orElseGet(() -> elsewhere(key, known)))
        .unsafely(
            "write `" + meant.orElse("") + "`", meant.flatMap(m -> Written.over(span, key, m)));
  }

  private Optional<Span> entry(String key) {
    return place.node().asMap().flatMap(map -> map.entry(key)).map(e -> e.key().span());
  }

  /** A word of another language, or one that is near to a key or to such a word. */
  private static Optional<String> meant(String key, List<String> known) {
    String word = OTHER_WORDS.getOrDefault(key, "");
    if (known.contains(word)) {
      return Optional.of(word);
    }
    if (OURS.containsKey(key)) {
      return Optional.empty();
    }
    Optional<String> near = DidYouMean.among(known, key);
    if (near.isPresent() || key.length() < SHORTEST) {
      return near;
    }
    List<String> others = new ArrayList<>();
    OTHER_WORDS.forEach(
        (other, ours) -> {
          if (known.contains(ours) && other.length() >= SHORTEST) {
            others.add(other);
          }
        });
    others.sort(null);
    return DidYouMean.among(others, key).map(OTHER_WORDS::get);
  }

  /** A key that stands in the wrong block is more often meant than one that does not exist. */
  private String elsewhere(String key, List<String> known) {
    Optional<String> home = KeyHomes.of(schema, key);
    if (home.isEmpty() && OURS.containsKey(key)) {
      return OURS.getOrDefault(key, "");
    }
    String keys = known.size() <= 12 ? "keys here: " + String.join(", ", known) + "; " : "";
    return keys
        + home.map(h -> "`" + key + "` belongs " + h)
            .orElse("remove it, or if it was written for a newer pggen, set `requires`");
  }
}
