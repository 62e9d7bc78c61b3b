package dev.pggen.catalog;

import dev.pggen.source.RuleInfo;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.Map;

/** Holds a part of a file against its shape. */
final class ShapeCheck {
  private final RuleInfo rule;
  private final Findings findings;

  ShapeCheck(RuleInfo rule, Findings findings) {
    this.rule = rule;
    this.findings = findings;
  }

  /**
   * Says what differs.
   *
   * @param name of the part, for messages
   * @param place where it begins: its key, or the file
   */
  void check(YamlNode node, Shape shape, String name, Span place) {
    if (shape instanceof Shape.Single single) {
      single(node, single, name);
    } else if (shape instanceof Shape.Several several) {
      several(node, several, name, place);
    } else if (shape instanceof Shape.Keys keys) {
      keys(node, keys, name, place);
    }
  }

  private void single(YamlNode node, Shape.Single shape, String name) {
    if (node instanceof YamlScalar scalar && shape.kinds().contains(PyKind.of(scalar))) {
      if (PyKind.of(scalar) == PyKind.TEXT && !shape.form().matcher(scalar.text()).matches()) {
        findings.add(
            rule,
            scalar.span(),
            name + " is `" + cut(scalar.text()) + "`",
            "write " + shape.wanted());
      }
      return;
    }
    boolean bare =
        node instanceof YamlScalar s
            && s.style() == YamlScalar.Style.PLAIN
            && !s.text().isEmpty()
            && shape.kinds().contains(PyKind.TEXT);
    String help = bare ? "put it in quotes" : "write " + shape.wanted();
    findings.add(rule, node.span(), name + " is " + Nodes.described(node), help);
  }

  private static String cut(String text) {
    return text.length() <= 60 ? text : text.substring(0, text.offsetByCodePoints(0, 50)) + "…";
  }

  private void several(YamlNode node, Shape.Several shape, String name, Span place) {
    if (!(node instanceof YamlList list)) {
      findings.add(rule, node.span(), name + " is " + Nodes.described(node), "write a list");
      return;
    }
    for (YamlNode item : list.items()) {
      check(item, shape.item(), "an item of " + name, item instanceof YamlMap m ? first(m) : place);
    }
  }

  /** Where a map in a list begins, in one line. */
  private static Span first(YamlMap map) {
    return map.entries().isEmpty() ? map.span() : map.entries().get(0).key().span();
  }

  private void keys(YamlNode node, Shape.Keys shape, String name, Span place) {
    if (!(node instanceof YamlMap map)) {
      findings.add(rule, node.span(), name + " is " + Nodes.described(node), "write a map");
      return;
    }
    for (String key : shape.keys().keySet()) {
      if (shape.required().contains(key) && map.get(key).isEmpty()) {
        findings.add(rule, place, name + " has no `" + key + "`", "add `" + key + ": …`");
      }
    }
    for (YamlMap.Entry entry : map.entries()) {
      Shape inner = shape.keys().get(entry.name());
      if (inner != null) {
        check(entry.value(), inner, "`" + entry.name() + "`", entry.key().span());
      } else if (shape.closed()) {
        findings.add(
            rule,
            entry.key().span(),
            name + " has the unknown key `" + entry.name() + "`",
            "known are " + known(shape.keys()));
      }
    }
  }

  private static String known(Map<String, Shape> keys) {
    return String.join(", ", keys.keySet());
  }
}
