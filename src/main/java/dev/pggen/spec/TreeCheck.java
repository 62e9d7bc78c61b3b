package dev.pggen.spec;

import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.Set;

/** What holds for every value of a file, whatever its key: something is there, and it is text. */
final class TreeCheck {
  /** Keys that are required wherever they stand. */
  private static final Set<String> REQUIRED =
      Set.of("pggen", "containers", "postgres", "version", "destination", "rule", "reason");

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
                  .help(
                      isRequired(map, entry.name())
                          ? "write one: there is no default"
                          : "write one, or `null` for the default, or take the key out"));
        }
        check(entry.value(), findings);
      }
    } else if (node instanceof YamlList list) {
      list.items().forEach(item -> check(item, findings));
    } else if (node instanceof YamlScalar scalar) {
      text(scalar, findings);
    }
  }

  /** A service has to have a name, a port need not. */
  private static boolean isRequired(YamlMap map, String key) {
    return REQUIRED.contains(key) || key.equals("name") && map.entry("containers").isPresent();
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
