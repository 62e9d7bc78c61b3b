package dev.pggen.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The promises of the schema: valid itself, complete for readers, and nothing in it that is not
 * built.
 */
final class SchemaTest {
  static final Path FILE = Path.of("schemas/pggen-1.schema.json");
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

  private final JsonNode schema;
  private final Map<String, Key> keys = new TreeMap<>();

  private record Key(JsonNode schema, boolean required) {}

  SchemaTest() throws IOException {
    schema = new ObjectMapper().readTree(FILE.toFile());
    collect("", schema);
    schema.path("definitions").properties().forEach(d -> collect(d.getKey() + ".", d.getValue()));
  }

  private void collect(String path, JsonNode block) {
    List<String> required = new ArrayList<>();
    block.path("required").forEach(r -> required.add(r.asText()));
    block
        .path("properties")
        .properties()
        .forEach(
            p -> {
              keys.put(path + p.getKey(), new Key(p.getValue(), required.contains(p.getKey())));
              collect(path + p.getKey() + ".", p.getValue());
            });
  }

  @Test
  void validByTheMetaschema() {
    Schema metaschema =
        REGISTRY.getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema#"));
    assertEquals(List.of(), metaschema.validate(schema));
    ObjectNode broken = schema.deepCopy();
    broken.put("type", "strin");
    assertFalse(metaschema.validate(broken).isEmpty(), "the metaschema is in force");
  }

  @Test
  void noReferenceHasNeighbours() {
    assertEquals(List.of(), neighbours("#", schema, new ArrayList<>()));
  }

  private static List<String> neighbours(String path, JsonNode node, List<String> found) {
    if (node.isObject() && node.has("$ref") && node.size() > 1) {
      found.add(path);
    }
    node.properties().forEach(p -> neighbours(path + "/" + p.getKey(), p.getValue(), found));
    if (node.isArray()) {
      node.forEach(item -> neighbours(path + "/*", item, found));
    }
    return found;
  }

  @Test
  void everyKeyIsDescribed() {
    assertTrue(keys.size() > 90, () -> keys.size() + " keys");
    keys.forEach(
        (path, key) -> {
          JsonNode s = key.schema();
          assertTrue(s.path("title").asText().length() > 2, path + " has a title");
          assertTrue(s.path("description").asText().endsWith("."), path + " has a description");
          assertTrue(s.path("examples").size() > 0, path + " has examples");
          assertTrue(key.required() || s.has("default"), path + " has a default or is required");
          boolean derived = s.path("default").isNull();
          assertEquals(derived, s.has("x-default"), path + " says in words what its default is");
        });
  }

  @Test
  void examplesAndDefaultsAreValid() {
    keys.forEach(
        (path, key) -> {
          ObjectNode alone = new ObjectMapper().createObjectNode();
          alone.set("definitions", schema.path("definitions"));
          alone.putArray("allOf").add(key.schema());
          Schema one = REGISTRY.getSchema(alone);
          key.schema()
              .path("examples")
              .forEach(e -> assertEquals(List.of(), one.validate(e), path + " example " + e));
          JsonNode standard = key.schema().path("default");
          if (!standard.isMissingNode() && !standard.isNull()) {
            assertEquals(List.of(), one.validate(standard), path + " default");
          }
        });
  }

  @Test
  void noKeyOfALaterFeature() {
    for (String later : List.of("pitr", "monitoring", "external", "rpo")) {
      assertTrue(keys.keySet().stream().noneMatch(k -> k.endsWith(later)), later);
    }
  }

  @Test
  void everyKeyIsUsedByTheSpecThatUsesAll() throws IOException {
    String text = Files.readString(FullSpecTest.FILE);
    for (String path : keys.keySet()) {
      String key = path.substring(path.lastIndexOf('.') + 1);
      assertTrue(text.contains(key + ":"), path + " is in " + FullSpecTest.FILE);
    }
  }

  @Test
  void blocksAreClosed() {
    schema
        .path("definitions")
        .properties()
        .forEach(
            d ->
                assertTrue(
                    !d.getValue().has("properties")
                        || !d.getValue().path("additionalProperties").asBoolean(true),
                    d.getKey()));
    assertFalse(schema.path("additionalProperties").asBoolean(true));
  }

  @Test
  void versionIsThatOfTheBuild() throws IOException {
    assertTrue(
        Files.readString(Path.of("pom.xml")).contains("<version>" + Header.VERSION + "</version>"));
  }
}
