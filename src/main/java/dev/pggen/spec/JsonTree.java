package dev.pggen.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;

/**
 * A spec in the form that the schema engine asks for. Numbers are only as exact as ranges need;
 * their text is taken from the spec itself.
 */
final class JsonTree {
  private static final int LONG_DIGITS = 18;
  private static final double LARGEST = 1e300;

  private final Interpolation interpolation;

  JsonTree(Interpolation interpolation) {
    this.interpolation = interpolation;
  }

  JsonNode of(YamlNode node) {
    if (node instanceof YamlMap map) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      map.entries().forEach(e -> object.set(e.name(), of(e.value())));
      return object;
    }
    if (node instanceof YamlList list) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      list.items().forEach(item -> array.add(of(item)));
      return array;
    }
    YamlScalar scalar = (YamlScalar) node;
    String text = interpolation.preview(scalar);
    return switch (interpolation.kind(scalar)) {
      case STRING -> TextNode.valueOf(text);
      case INTEGER -> integer(text);
      case DECIMAL -> decimal(text);
      case BOOLEAN -> BooleanNode.valueOf(text.equals("true"));
      case NULL -> NullNode.instance;
    };
  }

  private static JsonNode integer(String text) {
    if (text.length() > LONG_DIGITS) {
      return LongNode.valueOf(text.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE);
    }
    return LongNode.valueOf(Long.parseLong(text));
  }

  private static JsonNode decimal(String text) {
    double value = Double.parseDouble(text);
    double finite = Math.max(-LARGEST, Math.min(LARGEST, value));
    // A whole number in this form (1e3) must not pass where an integer is asked for.
    return DoubleNode.valueOf(finite == Math.rint(finite) ? Math.nextUp(finite) : finite);
  }
}
