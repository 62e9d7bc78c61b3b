package dev.pggen.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every key of the spec, read from the schema in its order. */
public final class SchemaKeys {
  private static final String SCHEMA = "/schemas/pggen-1.schema.json";
  private static final String DEFINITION = "#/definitions/";

  /** Definitions whose name says what they take. */
  private static final Set<String> NAMED = Set.of("size", "duration", "schedule", "path", "user");

  private final JsonNode schema;
  private final List<SchemaKey> keys = new ArrayList<>();

  private SchemaKeys(JsonNode schema) {
    this.schema = schema;
  }

  /** All of them. */
  public static List<SchemaKey> all() {
    try (InputStream in = SchemaKeys.class.getResourceAsStream(SCHEMA)) {
      if (in == null) {
        throw new IllegalStateException(SCHEMA + " is not in the jar");
      }
      SchemaKeys found = new SchemaKeys(JsonReader.read(in));
      found.block("", found.schema);
      return List.copyOf(found.keys);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those that a word or a path may mean. */
  public static List<SchemaKey> meantBy(String typed) {
    return all().stream().filter(key -> key.isMeantBy(typed)).toList();
  }

  private void block(String path, JsonNode block) {
    List<String> required = new ArrayList<>();
    block.path("required").forEach(r -> required.add(r.asText()));
    List<Runnable> below = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : block.path("properties").properties()) {
      JsonNode key = each.getValue();
      String at = path.isEmpty() ? each.getKey() : path + "." + each.getKey();
      keys.add(
          new SchemaKey(
              at,
              value(key),
              required.contains(each.getKey()),
              standard(key),
              key.path("description").asText(),
              text(key.path("examples").path(0))));
      below.add(() -> below(at, key));
    }
    below.forEach(Runnable::run); // a block is whole before the next one begins
  }

  private void below(String path, JsonNode key) {
    JsonNode of = resolved(key);
    block(path, of);
    block(path + ".NAME", resolved(of.path("additionalProperties")));
    block(path + "[]", resolved(of.path("items")));
  }

  /** What a reference stands for. */
  private JsonNode resolved(JsonNode node) {
    JsonNode reference = node.has("$ref") ? node : node.path("allOf").path(0);
    return reference.has("$ref") ? schema.path("definitions").path(definition(reference)) : node;
  }

  private static String definition(JsonNode reference) {
    return reference.path("$ref").asText().substring(DEFINITION.length());
  }

  private String value(JsonNode key) {
    JsonNode reference = key.path("allOf").path(0);
    if (reference.has("$ref") && NAMED.contains(definition(reference))) {
      return definition(reference);
    }
    JsonNode of = resolved(key);
    List<String> words = new ArrayList<>();
    if (of.has("enum")) {
      of.path("enum").forEach(w -> words.add("`" + w.asText() + "`"));
      return String.join(", ", words);
    }
    if (of.path("type").isArray()) {
      of.path("type").forEach(t -> words.add(word(t.asText())));
    } else {
      words.add(word(of.path("type").asText()));
    }
    return String.join(" or ", words) + range(of);
  }

  private static String word(String type) {
    return switch (type) {
      case "string" -> "text";
      case "integer" -> "whole number";
      case "boolean" -> "true or false";
      case "array" -> "list";
      case "object" -> "map";
      default -> type;
    };
  }

  private static String range(JsonNode of) {
    return of.has("minimum") && of.has("maximum")
        ? ", " + of.path("minimum").asText() + " to " + of.path("maximum").asText()
        : "";
  }

  private static String standard(JsonNode key) {
    return key.has("x-default")
        ? key.path("x-default").asText()
        : "`" + text(key.path("default")) + "`";
  }

  private static String text(JsonNode value) {
    String text =
        value.isTextual() && !value.asText().isEmpty() ? value.asText() : value.toString();
    return text.replace("\n", "\\n");
  }
}
