package dev.pggen.read.compose;

import dev.pggen.source.Finding;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names with a variable in them: Compose fills in values, and refuses such a key. */
final class KeyNames {
  private static final List<String> SECTIONS =
      List.of("services", "networks", "volumes", "secrets", "configs");

  private KeyNames() {}

  static List<Finding> of(YamlMap root) {
    List<Finding> found = new ArrayList<>();
    for (String section : SECTIONS) {
      Optional<YamlMap> map = root.get(section).flatMap(YamlNode::asMap);
      List<YamlMap.Entry> wrong =
          map.map(YamlMap::entries).orElse(List.of()).stream()
              .filter(entry -> entry.name().contains("${"))
              .toList();
      if (!wrong.isEmpty()) {
        found.add(finding(section, wrong));
      }
    }
    return found;
  }

  private static Finding finding(String section, List<YamlMap.Entry> wrong) {
    YamlMap.Entry first = wrong.get(0);
    Finding finding =
        ComposeReader.NOT_COMPOSE
            .at(
                first.key().span(),
                "a key is not filled in: Compose refuses `" + first.name() + "` as a name")
            .help(
                section.equals("services")
                    ? "write the name itself"
                    : "write a name of your own here, and the variable as its value: `name: "
                        + first.name()
                        + "`");
    for (YamlMap.Entry other : wrong.subList(1, wrong.size())) {
      finding = finding.related(other.key().span(), "this one as well");
    }
    return finding;
  }
}
