package dev.pggen.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import dev.pggen.source.Written;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One sentence and one way out for each keyword of the schema. */
final class SchemaMessages {
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

  private final JsonNode schema;
  private final SchemaCheck.Place place;
  private final Interpolation interpolation;
  private final Findings findings;

  SchemaMessages(
      JsonNode schema, SchemaCheck.Place place, Interpolation interpolation, Findings findings) {
    this.findings = findings;
    this.schema = schema;
    this.place = place;
    this.interpolation = interpolation;
  }

  /** Nothing for keywords that only repeat what others said. */
  Optional<Finding> of(Error error) {
    JsonNode parent = SchemaCheck.parent(schema, error.getSchemaLocation().getFragment());
    return switch (error.getKeyword()) {
      case "additionalProperties" -> Optional.of(unknown(error.getProperty(), parent));
      case "required" ->
          findings.isTold(error.getProperty())
              ? Optional.empty()
              : Optional.of(missing(error.getProperty(), parent));
      case "type" -> Optional.of(wrongType(parent));
      case "enum" -> Optional.of(notListed(parent.path("enum")));
      case "minimum", "maximum", "exclusiveMinimum" -> Optional.of(range(parent));
      case "minLength" ->
          Optional.of(
              ShapeRules.BAD_VALUE
                  .at(place.node().span(), named() + " is empty")
                  .help(example(parent)));
      case "minProperties" ->
          Optional.of(
              ShapeRules.BAD_VALUE
                  .at(place.key(), named() + " names nothing")
                  .help("a service has at least one container"));
      default -> Optional.of(pattern(parent));
    };
  }

  private String named() {
    return place.name().indexOf('`') >= 0 || place.name().equals("the spec")
        ? place.name()
        : Shown.of(place.name());
  }

  private Finding unknown(String key, JsonNode parent) {
    Span span =
        place
            .node()
            .asMap()
            .flatMap(map -> map.entry(key))
            .map(e -> e.key().span())
            .orElse(place.key());
    List<String> known = new ArrayList<>();
    parent.path("properties").fieldNames().forEachRemaining(known::add);
    String word = OTHER_WORDS.getOrDefault(key, "");
    Optional<String> meant =
        known.contains(word) ? Optional.of(word) : DidYouMean.among(known, key);
    meant.ifPresent(findings::toldOf);
    String question = meant.map(m -> "; did you mean `" + m + "`?").orElse("");
    return ShapeRules.UNKNOWN_KEY
        .at(span, "unknown key " + Shown.of(key) + question)
        .help(meant.map(m -> "write `" + m + "`").orElseGet(() -> elsewhere(key, known)))
        .unsafely(
            "write `" + meant.orElse("") + "`", meant.flatMap(m -> Written.over(span, key, m)));
  }

  /** A key that stands in the wrong block is more often meant than one that does not exist. */
  private String elsewhere(String key, List<String> known) {
    String keys = known.size() <= 12 ? "keys here: " + String.join(", ", known) + "; " : "";
    return keys
        + KeyHomes.of(schema, key)
            .map(home -> "`" + key + "` belongs " + home)
            .orElse("remove it, or if it was written for a newer pggen, set `requires`");
  }

  private Finding missing(String key, JsonNode parent) {
    String where = place.name().equals("the spec") ? "the spec" : named();
    JsonNode example = parent.path("properties").path(key).path("examples").path(0);
    return ShapeRules.MISSING_KEY
        .at(place.key(), where + " has no `" + key + "`")
        .help("add `" + key + ": " + example + "`");
  }

  private Finding wrongType(JsonNode parent) {
    JsonNode types = parent.path("type");
    List<String> wanted = new ArrayList<>();
    if (types.isArray()) {
      types.forEach(t -> wanted.add(described(t.asText())));
    } else {
      wanted.add(described(types.asText()));
    }
    String found = place.node().asScalar().map(this::described).orElse(place.node().described());
    String help =
        place
            .node()
            .asScalar()
            .filter(
                s ->
                    s.isString()
                        && TypeFixes.looksLikeNumber(s.text())
                        && wanted.contains("a whole number"))
            .map(s -> "write it without quotes: " + s.text())
            .orElseGet(() -> unit(parent).orElse("write " + oneOf(wanted)));
    String expected = oneOf(wanted) + unitSuffix(parent);
    TypeFixes fixes = new TypeFixes(parent, place.node());
    return ShapeRules.WRONG_TYPE
        .at(place.node().span(), named() + " must be " + expected + ", not " + found)
        .help(help)
        .unsafely("write the unit", fixes.unit())
        .safely("take the quotes away", fixes.withoutQuotes(wanted))
        .safely("put it in quotes", fixes.withQuotes(wanted));
  }

  /** A bare number where a unit is missing. */
  private Optional<String> unit(JsonNode parent) {
    Optional<String> number =
        place.node().asScalar().map(YamlScalar::text).filter(TypeFixes::looksLikeNumber);
    return number.flatMap(
        n -> TypeFixes.unit(parent, n).map(u -> "write the unit: `" + n + u + "`"));
  }

  private static String oneOf(List<String> wanted) {
    int last = wanted.size() - 1;
    return last < 2
        ? String.join(" or ", wanted)
        : String.join(", ", wanted.subList(0, last)) + ", or " + wanted.get(last);
  }

  /** Of text that is a size or a length of time. */
  private static String unitSuffix(JsonNode parent) {
    String pattern = parent.path("pattern").asText();
    return pattern.contains("KiB")
        ? " with a unit such as 512MiB"
        : pattern.contains("ms|s") ? " with a unit such as 30s" : "";
  }

  private String described(YamlScalar scalar) {
    return switch (interpolation.kind(scalar)) {
      case STRING -> "text";
      case INTEGER -> "a whole number";
      case DECIMAL -> "a number with a point";
      case BOOLEAN -> "true or false";
      case NULL -> "nothing";
    };
  }

  private static String described(String type) {
    return switch (type) {
      case "string" -> "text";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      case "object" -> "a map";
      default -> type;
    };
  }

  private Finding notListed(JsonNode allowed) {
    List<String> words = new ArrayList<>();
    allowed.forEach(w -> words.add(w.asText()));
    String value = place.node().asScalar().map(interpolation::preview).orElse("");
    String stem = value.startsWith("CAP_") ? value.substring(4) : value;
    return ShapeRules.BAD_VALUE
        .at(
            place.node().span(),
            named() + " cannot be " + Shown.of(value) + DidYouMean.question(words, stem))
        .help("one of: " + words.stream().limit(60).collect(Collectors.joining(", ")))
        .unsafely(
            "write the word that is near",
            DidYouMean.among(words, stem)
                .flatMap(near -> Written.over(place.node().span(), value, near)));
  }

  private Finding range(JsonNode parent) {
    String low =
        parent.has("exclusiveMinimum")
            ? "more than " + parent.get("exclusiveMinimum").asText()
            : parent.path("minimum").asText() + " or more";
    String limits = low;
    if (parent.has("maximum")) {
      limits =
          parent.has("minimum")
              ? parent.get("minimum").asText() + " to " + parent.get("maximum").asText()
              : low + ", at most " + parent.get("maximum").asText();
    }
    String value = place.node().asScalar().map(interpolation::preview).orElse("");
    return ShapeRules.BAD_VALUE
        .at(place.node().span(), named() + " cannot be " + Shown.of(value))
        .help("allowed: " + limits);
  }

  private Finding pattern(JsonNode parent) {
    String value = place.node().asScalar().map(interpolation::preview).orElse("");
    return ShapeRules.BAD_VALUE
        .at(place.node().span(), named() + " cannot be " + Shown.of(value))
        .help(example(parent));
  }

  private static String example(JsonNode parent) {
    JsonNode example = parent.path("examples").path(0);
    JsonNode other = parent.path("examples").path(1);
    String more = other.isMissingNode() ? "" : " or " + other;
    return example.isMissingNode()
        ? "docs/spec.md has an example of each key"
        : "write for example " + example + more;
  }
}
