package dev.pggen.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.path.NodePath;
import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Holds a spec against the schema and says in our words, at the exact place, what differs. */
final class SchemaCheck {
  /** Where the schema lies in the jar. */
  static final String RESOURCE = "/schemas/pggen-1.schema.json";

  private static final List<String> CAUSES_FIRST =
      List.of("additionalProperties", "type", "required");

  private SchemaCheck() {}

  /** Loaded at the first check: {@code tune} and {@code explain} never ask for it. */
  private static final class Loaded {
    private static final Schema SCHEMA = load();

    private static Schema load() {
      try (InputStream in = SchemaCheck.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException("no " + RESOURCE + " in the jar");
        }
        return SchemaRegistry.withDialect(SchemaDialect.create()).getSchema(JsonReader.read(in));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static void warmUp() {
    Loaded.SCHEMA.validate(JsonNodeFactory.instance.objectNode());
  }

  static void check(YamlMap spec, Interpolation interpolation, Findings findings) {
    List<Error> errors = Loaded.SCHEMA.validate(new JsonTree(interpolation).of(spec));
    for (String keyword : CAUSES_FIRST) {
      for (Error error : errors) {
        if (error.getKeyword().equals(keyword)) {
          tell(error, spec, interpolation, findings);
        }
      }
    }
    for (Error error : errors) {
      if (!CAUSES_FIRST.contains(error.getKeyword())) {
        tell(error, spec, interpolation, findings);
      }
    }
  }

  private static void tell(
      Error error, YamlMap spec, Interpolation interpolation, Findings findings) {
    Place place = Place.of(spec, error.getInstanceLocation());
    SchemaMessages messages =
        new SchemaMessages(Loaded.SCHEMA.getSchemaNode(), place, interpolation, findings);
    Optional<Finding> finding = messages.of(error);
    // What the binder has said of a value in better words, or what follows from its kind.
    boolean known = !CAUSES_FIRST.contains(error.getKeyword()) && findings.at(place.node().span());
    if (finding.isPresent() && !known) {
      findings.add(finding.get());
    }
  }

  /**
   * A place in the tree.
   *
   * @param node what stands there
   * @param key the span of its key, or of itself in a list or at the top
   * @param name its key, for messages
   * @param parent what it stands in; itself at the top
   */
  record Place(YamlNode node, Span key, String name, YamlNode parent) {
    static Place of(YamlMap root, NodePath path) {
      Place place = new Place(root, root.span().file().start(), "the spec", root);
      for (int i = 0; i < path.getNameCount(); i++) {
        place = place.step(path.getElement(i));
      }
      return place;
    }

    private Place step(Object element) {
      if (node instanceof YamlMap map) {
        Optional<YamlMap.Entry> entry = map.entry(String.valueOf(element));
        return entry.map(e -> new Place(e.value(), e.key().span(), e.name(), map)).orElse(this);
      }
      if (node instanceof YamlList list && element instanceof Integer index) {
        List<YamlNode> items = list.items();
        return index < items.size()
            ? new Place(
                items.get(index), items.get(index).span(), "an item of `" + name + "`", list)
            : this;
      }
      return this;
    }
  }

  /** Where in the schema a keyword stands: the parent of the keyword itself. */
  static JsonNode parent(JsonNode schema, NodePath fragment) {
    JsonNode node = schema;
    for (int i = 0; i < fragment.getNameCount() - 1; i++) {
      Object element = fragment.getElement(i);
      JsonNode next =
          element instanceof Integer index ? node.get(index) : node.get(String.valueOf(element));
      if (next == null) {
        return node;
      }
      node = next;
    }
    return node;
  }
}
