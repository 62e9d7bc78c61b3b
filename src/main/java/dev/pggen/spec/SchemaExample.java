package dev.pggen.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.path.NodePath;
import java.util.Optional;

/** The example that the schema gives of a list or a map. */
final class SchemaExample {
  private SchemaExample() {}

  /**
   * That of the innermost key on the way to a keyword, in one line as a spec may hold it.
   *
   * @param path with its references, which hold no examples of their own
   */
  static Optional<String> of(JsonNode schema, NodePath path) {
    JsonNode node = schema;
    JsonNode example = schema.path("none");
    for (int i = 0; i < path.getNameCount(); i++) {
      String step = String.valueOf(path.getElement(i));
      if (step.equals("$ref")) {
        node = definition(schema, node.path(step).asText());
      } else {
        node = node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
        if (step.equals("additionalProperties") || step.equals("items")) {
          example = schema.path("none"); // that of the whole is none of a part
        }
      }
      for (JsonNode each : node.path("examples")) {
        if (each.isContainerNode()) {
          example = each;
          break;
        }
      }
    }
    return example.isContainerNode() ? Optional.of(line(example)) : Optional.empty();
  }

  private static JsonNode definition(JsonNode schema, String reference) {
    return schema.path("definitions").path(reference.substring(reference.lastIndexOf('/') + 1));
  }

  /** As people write it: blanks behind commas and colons, quotes only where a value needs them. */
  private static String line(JsonNode node) {
    StringBuilder out = new StringBuilder();
    if (node.isArray()) {
      for (JsonNode item : node) {
        out.append(out.length() > 0 ? ", " : "").append(line(item));
      }
      return "[" + out + "]";
    }
    if (node.isObject()) {
      node.properties()
          .forEach(
              e -> {
                out.append(out.length() > 0 ? ", " : "");
                out.append(e.getKey()).append(": ").append(line(e.getValue()));
              });
      return "{" + out + "}";
    }
    return node.toString();
  }
}
