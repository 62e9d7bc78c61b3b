package dev.pggen.catalog;

import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** When a question is asked: filters like {@code ["type", "=", "host_path"]}. */
final class ShowIfCheck {
  private static final Set<String> OPERATORS =
      Set.of(
          "=", "!=", ">", ">=", "<", "<=", "~", "in", "nin", "rin", "rnin", "^", "!^", "$", "!$");

  private final Findings findings;

  ShowIfCheck(Findings findings) {
    this.findings = findings;
  }

  void check(YamlMap schema, List<YamlMap> siblings) {
    for (YamlNode filter : Nodes.items(schema, "show_if")) {
      filter(filter, siblings);
    }
  }

  private void filter(YamlNode node, List<YamlMap> siblings) {
    List<YamlNode> parts = node.asList().map(YamlList::items).orElse(List.of());
    Optional<String> first = text(parts, 0);
    if (first.equals(Optional.of("OR")) || first.equals(Optional.of("AND"))) {
      return;
    }
    if (parts.size() != 3 || first.isEmpty()) {
      findings.add(
          CatalogRules.IGNORED,
          node.span(),
          "a filter of `show_if` has " + parts.size() + " parts",
          "write a name, an operator and a value, like [type, \"=\", host_path]");
      return;
    }
    String name = first.get().contains(".") ? first.get().split("\\.")[0] : first.get();
    boolean known =
        siblings.stream().anyMatch(s -> Nodes.text(s, "variable").equals(Optional.of(name)));
    if (!known) {
      findings.add(
          CatalogRules.IGNORED,
          parts.get(0).span(),
          "`show_if` asks for `" + name + "`, which stands beside no question here",
          "name a question of the same level");
    }
    if (!OPERATORS.contains(text(parts, 1).orElse(""))) {
      findings.add(
          CatalogRules.IGNORED,
          parts.get(1).span(),
          "`show_if` has no operator `" + text(parts, 1).orElse("") + "`",
          "use = or !=");
    }
  }

  private static Optional<String> text(List<YamlNode> parts, int index) {
    return index < parts.size()
        ? parts.get(index).asScalar().map(YamlScalar::text)
        : Optional.empty();
  }
}
