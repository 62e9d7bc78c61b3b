package dev.pggen.target.composefile;

import dev.pggen.stack.Origin;
import dev.pggen.yaml.MergePatch;
import dev.pggen.yaml.YamlDoc;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The user's merge patch on the document tree. Its text is literal, like that of the spec. */
final class Patches {
  private Patches() {}

  static Manifest apply(Manifest manifest, YamlMap patch) {
    YamlDoc merged = MergePatch.apply(manifest.root(), YamlDoc.of(patch));
    Map<List<String>, Origin> origins = new HashMap<>(manifest.origins());
    note(patch, List.of(), origins);
    return new Manifest((YamlDoc.Map) merged, origins, manifest.lines());
  }

  /** What the patch replaces is there because of the patch, with all that is below it. */
  private static void note(YamlNode patch, List<String> path, Map<List<String>, Origin> origins) {
    if (patch instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        List<String> below = new ArrayList<>(path);
        below.add(entry.name());
        note(entry.value(), List.copyOf(below), origins);
      }
      return;
    }
    origins
        .keySet()
        .removeIf(
            known -> known.size() >= path.size() && known.subList(0, path.size()).equals(path));
    origins.put(path, Origin.decided("was set by the patch in the spec", patch.span()));
  }
}
