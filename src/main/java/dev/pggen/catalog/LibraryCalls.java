package dev.pggen.catalog;

import dev.pggen.catalog.template.Expression;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls of the catalog's library whose literal arguments it would refuse. */
final class LibraryCalls {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final List<String> PORTAL = List.of("host", "name", "path", "port", "scheme");

  private final Optional<YamlMap> values;
  private final Findings findings;

  LibraryCalls(Optional<YamlMap> values, Findings findings) {
    this.values = values;
    this.findings = findings;
  }

  void check(Expression e) {
    if (!(e instanceof Expression.Call call)
        || !(call.of() instanceof Expression.Attribute method)) {
      return;
    }
    boolean deps = method.of() instanceof Expression.Attribute a && a.name().equals("deps");
    boolean portals = method.of() instanceof Expression.Attribute a && a.name().equals("portals");
    if (method.name().equals("add_container") || (deps && call.arguments().size() > 2)) {
      image(call, deps && method.name().equals("postgres"));
    } else if (portals && method.name().equals("add") && call.arguments().size() > 1) {
      portal(call.arguments().get(1));
    } else if (method.name().equals("set_body") && !call.arguments().isEmpty()) {
      notes(call.arguments().get(0));
    }
  }

  private void image(Expression.Call call, boolean postgres) {
    if (call.arguments().size() < 2
        || !(call.arguments().get(1) instanceof Expression.Text key)
        || values.isEmpty()) {
      return;
    }
    Optional<YamlNode> image = Nodes.at(values.get(), "images", key.value());
    if (image.isEmpty()) {
      add(
          CatalogRules.TEMPLATE,
          key.span(),
          "ix_values.yaml has no image `" + key.value() + "`",
          "there are " + images());
      return;
    }
    if (postgres) {
      PostgresImages.check(image.get(), findings);
    }
  }

  private String images() {
    return values
        .flatMap(v -> Nodes.at(v, "images"))
        .flatMap(YamlNode::asMap)
        .map(m -> String.join(", ", m.keys()))
        .orElse("none");
  }

  private void portal(Expression config) {
    if (!(config instanceof Expression.Mapping map)) {
      return;
    }
    for (int i = 0; i < map.keys().size(); i++) {
      if (map.keys().get(i) instanceof Expression.Text key) {
        portal(key, map.values().get(i));
      }
    }
  }

  private void portal(Expression.Text key, Expression value) {
    String text = value instanceof Expression.Text t ? t.value() : "";
    boolean isText = value instanceof Expression.Text;
    switch (key.value()) {
      case "scheme" -> {
        if (isText && !SCHEMES.contains(text)) {
          rendered(value.span(), "the scheme of a portal is `" + text + "`", "use http or https");
        }
      }
      case "path" -> {
        if (isText && !text.startsWith("/")) {
          rendered(value.span(), "the path of a portal is `" + text + "`", "begin with a slash");
        }
      }
      case "port" -> {
        if (isText) {
          rendered(value.span(), "the port of a portal is text", "write a number");
        }
      }
      case "name" -> {
        if (isText && text.isEmpty()) {
          rendered(value.span(), "a portal has an empty name", "name it");
        }
      }
      case "host" -> {}
      default ->
          rendered(
              key.span(),
              "a portal has no `" + key.value() + "`",
              "it has " + String.join(", ", PORTAL));
    }
  }

  private void notes(Expression body) {
    boolean text = !(body instanceof Expression.Sequence || body instanceof Expression.Mapping);
    if (!text) {
      rendered(body.span(), "the notes are no text", "write one text");
    }
  }

  private void rendered(Span span, String message, String help) {
    add(CatalogRules.RENDERED, span, message, help);
  }

  private void add(RuleInfo rule, Span span, String message, String help) {
    findings.add(rule, span, message, help);
  }
}
