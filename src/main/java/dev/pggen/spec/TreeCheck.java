package dev.pggen.spec;

import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;

/** What holds for every value of a file, whatever its key: something is there, and it is text. */
final class TreeCheck {
  private TreeCheck() {}

  static void check(YamlNode node, Findings findings) {
    if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        text(entry.key(), findings);
        if (isOmitted(entry.value())) {
          findings.toldOf(entry.name());
          findings.add(
              ShapeRules.EMPTY_VALUE
                  .at(entry.key().span(), Shown.of(entry.name()) + " has no value")
                  .help("write one, or `null` for the default, or take the key out"));
        }
        check(entry.value(), findings);
      }
    } else if (node instanceof YamlList list) {
      list.items().forEach(item -> check(item, findings));
    } else if (node instanceof YamlScalar scalar) {
      text(scalar, findings);
    }
  }

  private static boolean isOmitted(YamlNode node) {
    return node.isNull() && node.asScalar().map(s -> s.text().isEmpty()).orElse(false);
  }

  private static void text(YamlScalar scalar, Findings findings) {
    String text = scalar.text();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = c < 0x20 ? c != '\t' && c != '\n' && c != '\r' : c >= 0x7f && c < 0xa0;
      if (control) {
        findings.add(
            ValueRules.CHARACTER
                .at(scalar.part(i, i + 1), "control character " + Shown.of(String.valueOf(c)))
                .help("take it out; no environment, argument or file of ours can carry it safely"));
        return;
      }
    }
  }
}
