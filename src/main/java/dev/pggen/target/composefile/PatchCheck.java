package dev.pggen.target.composefile;

import dev.pggen.source.Finding;
import dev.pggen.target.PatchRules;
import dev.pggen.yaml.YamlDoc;
import dev.pggen.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a patch meets anything: a typing error in it must not pass in silence. */
final class PatchCheck {
  private static final Set<String> KEYS = Set.copyOf(Tables.lines("keys.txt"));

  private PatchCheck() {}

  static List<Finding> findings(YamlDoc.Map root, YamlMap patch) {
    List<Finding> found = new ArrayList<>();
    walk(Optional.of(root), patch, new ArrayList<>(), found);
    return List.copyOf(found);
  }

  private static void walk(
      Optional<YamlDoc.Map> target, YamlMap patch, List<String> path, List<Finding> found) {
    for (YamlMap.Entry entry : patch.entries()) {
      path.add(entry.name());
      Optional<YamlDoc> there = target.flatMap(map -> map.get(entry.name()));
      if (!known(path)) {
        found.add(
            PatchRules.UNMATCHED
                .at(entry.key().span(), "Compose knows no key `%s`".formatted(shown(path)))
                .help("see the Compose file reference for the keys of a service"));
      } else if (there.isEmpty() && (entry.value().isNull() || isNewService(path))) {
        found.add(
            PatchRules.UNMATCHED
                .at(entry.key().span(), "the patch meets no `%s`".formatted(shown(path)))
                .help(
                    "there is: "
                        + target
                            .map(m -> String.join(", ", m.entries().keySet()))
                            .orElse("nothing")));
      } else if (entry.value() instanceof YamlMap below) {
        walk(
            there.filter(YamlDoc.Map.class::isInstance).map(YamlDoc.Map.class::cast),
            below,
            path,
            found);
      }
      path.remove(path.size() - 1);
    }
  }

  /** A container that the spec does not know has no facts: it belongs in the spec. */
  private static boolean isNewService(List<String> path) {
    return path.size() == 2 && path.get(0).equals("services");
  }

  private static boolean known(List<String> path) {
    List<String> steps = new ArrayList<>();
    for (String step : path) {
      if (step.startsWith("x-")) {
        return true;
      }
      String parent = String.join(".", steps);
      String named = parent.isEmpty() ? step : parent + "." + step;
      if (KEYS.contains(named)) {
        steps.add(step);
      } else if (KEYS.contains(parent + ".*")) {
        steps.add("*");
      } else {
        return false;
      }
    }
    return true;
  }

  private static String shown(List<String> path) {
    return String.join(".", path);
  }
}
