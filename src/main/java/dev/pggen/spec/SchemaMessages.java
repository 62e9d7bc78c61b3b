package dev.pggen.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import dev.pggen.source.Finding;
import dev.pggen.source.Written;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One sentence and one way out for each keyword of the schema. */
final class SchemaMessages {
  private static final String REASON = "reason";

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
      case "additionalProperties" ->
          Optional.of(new UnknownKey(schema, place, findings).of(error.getProperty(), parent));
      case "required" ->
          findings.isTold(error.getProperty())
              ? Optional.empty()
              : Optional.of(missing(error.getProperty(), parent));
      case "type" -> Optional.of(wrongType(parent, error));
      case "enum" -> Optional.of(notListed(parent.path("enum")));
      case "minimum", "maximum", "exclusiveMinimum" -> Optional.of(range(parent));
      case "minLength" ->
          Optional.of(
              ShapeRules.BAD_VALUE
                  .at(place.node().span(), named() + " is empty")
                  .help(
                      place.name().equals(REASON)
                          ? "say why " + ruleIn(place.parent()) + " is right here"
                          : example(parent)));
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

  private Finding missing(String key, JsonNode parent) {
    String where = place.name().equals("the spec") ? "the spec" : named();
    if (key.equals(REASON)) {
      return ShapeRules.MISSING_KEY
          .at(place.key(), where + " has no `" + key + "`")
          .help("add `reason:` and say why " + ruleIn(place.node()) + " is right here");
    }
    JsonNode example = parent.path("properties").path(key).path("examples").path(0);
    return ShapeRules.MISSING_KEY
        .at(place.key(), where + " has no `" + key + "`")
        .help("add `" + key + ": " + example + "`");
  }

  private Finding wrongType(JsonNode parent, Error error) {
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
            .orElseGet(() -> unit(parent).orElseGet(() -> "write " + oneOf(wanted) + like(error)));
    String expected = oneOf(wanted) + unitSuffix(parent);
    TypeFixes fixes = new TypeFixes(parent, place.node());
    return ShapeRules.WRONG_TYPE
        .at(place.node().span(), named() + " must be " + expected + ", not " + found)
        .help(help)
        .unsafely("write the unit", fixes.unit())
        .safely("take the quotes away", fixes.withoutQuotes(wanted))
        .safely("put it in quotes", fixes.withQuotes(wanted));
  }

  /** The rule that an entry of {@code lint.ignore} names. */
  private static String ruleIn(YamlNode entry) {
    return entry
        .asMap()
        .flatMap(map -> map.get("rule"))
        .flatMap(YamlNode::asScalar)
        .map(rule -> Shown.of(rule.text()))
        .orElse("what it finds");
  }

  /** The example of a list or a map, as one line of the spec. */
  private String like(Error error) {
    boolean item = place.name().indexOf('`') >= 0;
    return item
        ? ""
        : SchemaExample.of(schema, error.getEvaluationPath())
            .map(example -> ", like `" + place.name() + ": " + example + "`")
            .orElse("");
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
