package dev.pggen.target.composefile;

import dev.pggen.artifact.OutputFile;
import dev.pggen.stack.Origin;
import dev.pggen.yaml.PrintedYaml;
import dev.pggen.yaml.YamlDoc;
import dev.pggen.yaml.YamlPrinter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** From the document tree to the file. The only place where {@code $} is escaped. */
final class ManifestPrinter {
  private ManifestPrinter() {}

  static OutputFile print(Manifest manifest, String path, List<String> header) {
    PrintedYaml printed = YamlPrinter.print(escaped(KeyOrder.sorted(manifest.root())), header);
    TreeMap<Integer, Origin> reasons = new TreeMap<>();
    reasons.put(1, Origin.decided("says where the file comes from"));
    printed.lines().entrySet().stream()
        .filter(entry -> !entry.getKey().isEmpty())
        .sorted(java.util.Comparator.comparingInt(entry -> entry.getKey().size()))
        .forEach(entry -> reasons.put(entry.getValue(), reason(manifest, entry.getKey())));
    manifest
        .lines()
        .forEach(
            (way, lines) ->
                printed
                    .line(way.toArray(String[]::new))
                    .ifPresent(at -> lines.forEach((n, why) -> reasons.put(at + n, why))));
    return new OutputFile(path, printed.text(), false, reasons);
  }

  /** The nearest known origin; where nobody gave a sentence, the one of the key. */
  private static Origin reason(Manifest manifest, List<String> path) {
    String meaning = KeyReasons.of(path);
    for (int length = path.size(); length > 0; length--) {
      Origin origin = manifest.origin(path.subList(0, length)).orElse(null);
      if (origin != null) {
        return origin.reason().isEmpty()
            ? new Origin(origin.span(), meaning, origin.formula(), origin.inputs(), origin.wanted())
            : origin;
      }
    }
    return Origin.decided(meaning);
  }

  /** Compose puts variables in place of {@code $NAME} in every value; {@code $$} is one sign. */
  static YamlDoc escaped(YamlDoc doc) {
    if (doc instanceof YamlDoc.Map map) {
      return escaped(map);
    }
    if (doc instanceof YamlDoc.Seq list) {
      YamlDoc.Seq result = new YamlDoc.Seq();
      list.items().forEach(item -> result.add(escaped(item)));
      return result;
    }
    if (doc instanceof YamlDoc.Text text) {
      return escaped(text);
    }
    if (doc instanceof YamlDoc.Shared shared) {
      return new YamlDoc.Shared(shared.anchor(), escaped(shared.text()));
    }
    return doc;
  }

  private static YamlDoc.Text escaped(YamlDoc.Text text) {
    return new YamlDoc.Text(text.value().replace("$", "$$"), text.style());
  }

  private static YamlDoc.Map escaped(YamlDoc.Map map) {
    YamlDoc.Map result = new YamlDoc.Map();
    for (Map.Entry<String, YamlDoc> entry : map.entries().entrySet()) {
      result.put(entry.getKey(), escaped(entry.getValue()));
    }
    return result;
  }
}
