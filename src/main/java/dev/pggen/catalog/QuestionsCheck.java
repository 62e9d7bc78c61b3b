package dev.pggen.catalog;

import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code questions.yaml} must say. */
final class QuestionsCheck {
  private static final Set<String> OVERWRITTEN =
      Set.of("ix_certificates", "ix_certificate_authorities", "ix_volumes", "ix_context");
  private static final Shape GROUP =
      Shape.keys(
          Set.of("name", "description"), false, "name", Shape.TEXT, "description", Shape.TEXT);
  private static final Shape FILE =
      Shape.keys(
          Set.of("groups", "questions"),
          false,
          "groups",
          new Shape.Several(GROUP),
          "questions",
          new Shape.Several(new Shape.Any()));
  private static final Shape TOP =
      Shape.keys(
          Set.of("variable", "label", "group", "schema"),
          false,
          "variable",
          Shape.TEXT,
          "label",
          Shape.TEXT,
          "group",
          Shape.TEXT,
          "schema",
          Shape.keys(Set.of("type"), false, "type", Shape.TEXT));
  private static final Shape NESTED =
      Shape.keys(
          Set.of("variable", "label", "schema"),
          false,
          "variable",
          Shape.TEXT,
          "label",
          Shape.TEXT,
          "schema",
          Shape.keys(Set.of("type"), false, "type", Shape.TEXT));

  private final Findings findings;
  private final ShapeCheck shapes;

  QuestionsCheck(Findings findings) {
    this.findings = findings;
    this.shapes = new ShapeCheck(CatalogRules.QUESTION, findings);
  }

  void check(YamlNode root, SourceFile file) {
    shapes.check(root, FILE, "questions.yaml", file.start());
    List<String> groups = new ArrayList<>();
    Nodes.maps(root, "groups").forEach(g -> Nodes.text(g, "name").ifPresent(groups::add));
    for (YamlNode node : Nodes.items(root, "questions")) {
      shapes.check(node, TOP, "a question", place(node));
      Optional<YamlScalar> group = Nodes.at(node, "group").flatMap(YamlNode::asScalar);
      if (group.isPresent() && !groups.contains(group.get().text())) {
        add(
            group.get().span(),
            "there is no group `" + group.get().text() + "`",
            groups.isEmpty() ? "declare it" : "the groups are " + String.join(", ", groups));
      }
      names(node, false);
    }
    level(Nodes.items(root, "questions"));
  }

  private static Span place(YamlNode node) {
    return node instanceof YamlMap map && !map.entries().isEmpty()
        ? map.entries().get(0).key().span()
        : node.span();
  }

  /** Questions beside each other. */
  private void level(List<YamlNode> nodes) {
    Map<String, YamlScalar> seen = new HashMap<>();
    List<YamlMap> maps = nodes.stream().flatMap(n -> n.asMap().stream()).toList();
    for (YamlMap map : maps) {
      Optional<YamlScalar> name = Nodes.at(map, "variable").flatMap(YamlNode::asScalar);
      if (name.isPresent()) {
        YamlScalar first = seen.putIfAbsent(name.get().text(), name.get());
        if (first != null) {
          findings.addAll(
              List.of(
                  CatalogRules.QUESTION
                      .at(name.get().span(), "`" + first.text() + "` is asked twice")
                      .related(first.span(), "it was asked here before")
                      .help("rename one of them")));
        }
      }
    }
    for (YamlMap map : maps) {
      Nodes.at(map, "schema").flatMap(YamlNode::asMap).ifPresent(s -> schema(s, maps));
    }
  }

  private void schema(YamlMap schema, List<YamlMap> siblings) {
    String type = Nodes.text(schema, "type").orElse("");
    if (type.isEmpty()) {
      return;
    }
    if (!QuestionShapes.types().contains(type)) {
      add(
          Nodes.at(schema, "type").orElseThrow().span(),
          QuestionShapes.GONE.contains(type)
              ? "TrueNAS 25.10 no longer has the type `" + type + "`"
              : "there is no type `" + type + "`",
          "use one of " + String.join(", ", QuestionShapes.types()));
      return;
    }
    new SchemaCheck(findings).check(schema, type);
    new ShowIfCheck(findings).check(schema, siblings);
    inner(schema, type);
  }

  private void inner(YamlMap schema, String type) {
    String key = type.equals("dict") ? "attrs" : type.equals("list") ? "items" : "";
    if (key.isEmpty()) {
      return;
    }
    Span place = Nodes.at(schema, "type").orElseThrow().span();
    if (schema.get(key).isEmpty()) {
      add(place, "a question of the type `" + type + "` has no `" + key + "`", "add `" + key + "`");
    }
    List<YamlNode> items = Nodes.items(schema, key);
    for (YamlNode node : items) {
      shapes.check(node, NESTED, "a question", place(node));
      names(node, type.equals("list"));
    }
    level(items);
  }

  /**
   * The names that variables may have.
   *
   * @param item whether it stands for the items of a list, and is no value's name
   */
  private void names(YamlNode question, boolean item) {
    Optional<YamlScalar> name = Nodes.at(question, "variable").flatMap(YamlNode::asScalar);
    if (name.isEmpty() || item) {
      return;
    }
    String text = name.get().text();
    if (text.equals("ix_portals")) {
      add(name.get().span(), "`ix_portals` belongs to the catalog", "choose another name");
    } else if (OVERWRITTEN.contains(text)) {
      ignored(name.get().span(), "TrueNAS overwrites the value `" + text + "`", "rename it");
    } else if (!text.matches("[a-z0-9_]+|TZ")) {
      ignored(
          name.get().span(),
          "`" + text + "` is no name that a template can write after a point",
          "use small letters, digits and `_`");
    }
  }

  private void add(Span span, String message, String help) {
    findings.add(CatalogRules.QUESTION, span, message, help);
  }

  private void ignored(Span span, String message, String help) {
    findings.add(CatalogRules.IGNORED, span, message, help);
  }
}
