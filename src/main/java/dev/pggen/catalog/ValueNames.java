package dev.pggen.catalog;

import dev.pggen.catalog.template.Expression;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether what a template asks of {@code values} is there. Jinja prints nothing for what is not.
 */
final class ValueNames {
  private static final Set<String> GIVEN =
      Set.of(
          "TZ",
          "ix_certificates",
          "ix_certificate_authorities",
          "ix_volumes",
          "ix_context",
          "release_name",
          "ci"); // the last one is set by trials alone

  /** What every map of Python has. */
  private static final Set<String> METHODS =
      Set.of("get", "items", "keys", "values", "copy", "update", "pop", "setdefault");

  private final List<Question> questions;
  private final Optional<YamlMap> own;
  private final Findings findings;

  ValueNames(List<Question> questions, Optional<YamlMap> own, Findings findings) {
    this.questions = questions;
    this.own = own;
    this.findings = findings;
  }

  /** Asks an expression and all in it. */
  void check(Expression top) {
    List<Step> path = new ArrayList<>();
    if (isPath(top, path)) {
      walk(path);
      return;
    }
    top.parts().forEach(this::check);
  }

  /** A name of a path, and where it stands. */
  private record Step(String name, Span span) {}

  private static boolean isPath(Expression e, List<Step> into) {
    if (e instanceof Expression.Name name) {
      return name.name().equals("values");
    }
    if (e instanceof Expression.Attribute attribute && isPath(attribute.of(), into)) {
      into.add(new Step(attribute.name(), attribute.span()));
      return true;
    }
    return false;
  }

  private void walk(List<Step> path) {
    if (path.isEmpty() || GIVEN.contains(path.get(0).name())) {
      return;
    }
    String first = path.get(0).name();
    Optional<YamlNode> value = own.flatMap(o -> Nodes.at(o, first));
    if (value.isPresent()) {
      value(value.get(), path, 1);
    } else {
      question(questions, path, 0);
    }
  }

  private void value(YamlNode node, List<Step> path, int at) {
    if (at == path.size() || !(node instanceof YamlMap map)) {
      return;
    }
    Step step = path.get(at);
    Optional<YamlNode> next = map.get(step.name());
    if (next.isPresent()) {
      value(next.get(), path, at + 1);
    } else if (!METHODS.contains(step.name())) {
      unknown(path, at, map.keys());
    }
  }

  private void question(List<Question> here, List<Step> path, int at) {
    if (at == path.size()) {
      return;
    }
    Step step = path.get(at);
    Optional<Question> next =
        here.stream().filter(q -> q.variable().equals(step.name())).findFirst();
    if (next.isEmpty()) {
      if (!METHODS.contains(step.name())) {
        unknown(path, at, here.stream().map(Question::variable).toList());
      }
      return;
    }
    boolean known = next.get().type().equals("dict") && !next.get().inner().isEmpty();
    if (known && Nodes.items(next.get().schema(), "$ref").isEmpty()) {
      question(next.get().inner(), path, at + 1);
    }
  }

  private void unknown(List<Step> path, int at, List<String> known) {
    StringBuilder name = new StringBuilder("values");
    for (Step step : path.subList(0, at + 1)) {
      name.append('.').append(step.name());
    }
    findings.add(
        CatalogRules.TEMPLATE,
        path.get(at).span(),
        "there is no `" + name + "`",
        known.isEmpty() ? "ask for it in questions.yaml" : "there are " + String.join(", ", known));
  }
}
