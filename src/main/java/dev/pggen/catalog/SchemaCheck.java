package dev.pggen.catalog;

import dev.pggen.source.Span;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a question says of its answer. */
final class SchemaCheck {
  private static final long TEXT_LENGTH = 1_048_576;

  private final Findings findings;

  SchemaCheck(Findings findings) {
    this.findings = findings;
  }

  void check(YamlMap schema, String type) {
    Shape.Keys shape = QuestionShapes.of(type);
    Span place = Nodes.at(schema, "type").orElseThrow().span();
    new ShapeCheck(CatalogRules.QUESTION, findings)
        .check(schema, shape, "a question of the type `" + type + "`", place);
    unknown(schema, shape, type);
    references(schema, type);
    if (type.equals("text")) {
      textLength(schema);
    }
    Nodes.at(schema, "valid_chars").flatMap(YamlNode::asScalar).ifPresent(this::pattern);
    boolean nullable = Nodes.isTrue(schema, "null");
    Nodes.at(schema, "enum").ifPresent(e -> choices(schema, type, nullable));
    Nodes.at(schema, "default").ifPresent(d -> byDefault(d, schema, type, nullable));
  }

  private void unknown(YamlMap schema, Shape.Keys shape, String type) {
    for (YamlMap.Entry entry : schema.entries()) {
      String key = entry.name();
      if (!shape.keys().containsKey(key)) {
        // The catalog itself refuses such a key in a map alone.
        findings.add(
            type.equals("dict") ? CatalogRules.QUESTION : CatalogRules.IGNORED,
            entry.key().span(),
            "a question of the type `" + type + "` has no key `" + key + "`",
            "known are " + String.join(", ", shape.keys().keySet()));
      } else if (QuestionShapes.LEAVING.contains(key)) {
        findings.add(
            CatalogRules.IGNORED,
            entry.key().span(),
            "`" + key + "` is about to leave TrueNAS",
            "ask without it, with `show_if` for instance");
      }
    }
  }

  private void references(YamlMap schema, String type) {
    for (YamlNode node : Nodes.items(schema, "$ref")) {
      String name = node.asScalar().map(YamlScalar::text).orElse("");
      Set<String> types = References.types(name);
      if (types.isEmpty()) {
        findings.add(
            CatalogRules.IGNORED,
            node.span(),
            "there is no reference `" + name + "`",
            "use one of " + String.join(", ", References.names()));
      } else if (!types.contains(type)) {
        findings.add(
            CatalogRules.IGNORED,
            node.span(),
            "`" + name + "` cannot fill a question of the type `" + type + "`",
            "make it of the type " + String.join(" or ", types.stream().sorted().toList()));
      }
    }
  }

  private void textLength(YamlMap schema) {
    Optional<Long> most = Nodes.integer(schema, "max_length");
    if (most.isPresent() && most.get() != TEXT_LENGTH) {
      findings.add(
          CatalogRules.QUESTION,
          Nodes.at(schema, "max_length").orElseThrow().span(),
          "the max_length of a text is " + most.get(),
          "write " + TEXT_LENGTH + ", or leave it out");
    }
  }

  private void pattern(YamlScalar scalar) {
    Optional<String> wrong = Patterns.wrong(scalar.text());
    if (wrong.isPresent()) {
      findings.add(
          CatalogRules.IGNORED,
          scalar.span(),
          "valid_chars is no regular expression: " + wrong.get(),
          "write one that Python reads");
    }
  }

  private void choices(YamlMap schema, String type, boolean nullable) {
    Shape value = new Shape.Any();
    Shape choice =
        Shape.keys(
            Set.of("value", "description"),
            true,
            "value",
            value,
            "description",
            Shape.TEXT_OR_NULL);
    for (YamlNode node : Nodes.items(schema, "enum")) {
      Span place =
          node.asMap()
              .filter(m -> !m.entries().isEmpty())
              .map(m -> m.entries().get(0).key().span())
              .orElse(node.span());
      new ShapeCheck(CatalogRules.QUESTION, findings).check(node, choice, "a choice", place);
      Nodes.at(node, "value").ifPresent(v -> ofType(v, type, nullable, "the choice"));
    }
  }

  private void byDefault(YamlNode value, YamlMap schema, String type, boolean nullable) {
    if (!ofType(value, type, nullable, "the default")) {
      return;
    }
    List<String> choices =
        Nodes.maps(schema, "enum").stream()
            .flatMap(m -> Nodes.at(m, "value").flatMap(YamlNode::asScalar).stream())
            .map(YamlScalar::text)
            .toList();
    String text = value.asScalar().map(YamlScalar::text).orElse("");
    if (Nodes.at(schema, "enum").isPresent() && !choices.contains(text)) {
      findings.add(
          CatalogRules.QUESTION,
          value.span(),
          "the default `" + text + "` is none of the choices",
          "use one of " + String.join(", ", choices));
    }
  }

  private boolean ofType(YamlNode value, String type, boolean nullable, String what) {
    boolean fits =
        switch (type) {
          case "dict" -> value.asMap().isPresent();
          case "list" -> value.asList().isPresent();
          case "int" -> kind(value) == PyKind.INTEGER;
          case "boolean" -> kind(value) == PyKind.BOOLEAN;
          default -> kind(value) == PyKind.TEXT;
        };
    boolean isNull = Nodes.isNull(value);
    if (fits || (isNull && nullable)) {
      return true;
    }
    findings.add(
        CatalogRules.QUESTION,
        value.span(),
        what + " of a question of the type `" + type + "` is " + Nodes.described(value),
        isNull ? "give one, or say `null: true`" : "write one of the type `" + type + "`");
    return false;
  }

  private static PyKind kind(YamlNode value) {
    return value.asScalar().map(PyKind::of).orElse(PyKind.TIME);
  }
}
