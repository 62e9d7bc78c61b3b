package dev.pggen.spec;

import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlDoc;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlPrinter;
import dev.pggen.yaml.YamlScalar;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A spec that says the same on another machine: defaults, variables, {@code extends} and the
 * target's changes are put in, and the files that it names lie below it. It holds no comment, so a
 * comment changes nothing in it, and no value of a secret, since no spec does.
 *
 * @param text of the spec
 * @param files that it names, by path relative to it
 */
public record WholeSpec(String text, SortedMap<String, SourceFile> files) {
  /** Where the files lie that a whole spec names. */
  public static final String SOURCES = "sources/";

  public WholeSpec {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  static WholeSpec of(
      SourceFile file, YamlMap tree, Interpolation values, Target target, SpecFiles files) {
    YamlMap kept = Layers.without(tree, Set.of("vars", "targets", "defaults"));
    Printing printing = new Printing(values, files);
    YamlDoc.Map doc = (YamlDoc.Map) printing.node(kept, List.of());
    doc.put("defaults", false);
    target
        .patch()
        .ifPresent(
            patch ->
                doc.put(
                    "targets",
                    new YamlDoc.Map()
                        .put(target.name(), new YamlDoc.Map().put("patch", YamlDoc.of(patch)))));
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    List<String> header =
        List.of(
            "What " + name + " came to when it was rendered: defaults, variables and changes for",
            "one runtime are put in. It makes the same files again.");
    return new WholeSpec(YamlPrinter.print(doc, header).text(), printing.found);
  }

  /**
   * What the spec says for one target.
   *
   * @param name below {@code targets:}
   * @param patch on its rendered document
   */
  record Target(String name, Optional<YamlMap> patch) {}

  /** Prints values and gathers the files that they name. */
  private static final class Printing {
    private final Interpolation values;
    private final SpecFiles files;
    private final SortedMap<String, SourceFile> found = new TreeMap<>();

    Printing(Interpolation values, SpecFiles files) {
      this.values = values;
      this.files = files;
    }

    YamlDoc node(YamlNode node, List<String> path) {
      if (node instanceof YamlMap map) {
        YamlDoc.Map doc = new YamlDoc.Map();
        for (YamlMap.Entry entry : map.entries()) {
          List<String> below = below(path, entry.name());
          if (!isExtends(below)) {
            doc.put(entry.name(), node(entry.value(), below));
          }
        }
        return doc;
      }
      if (node instanceof YamlList list) {
        YamlDoc.Seq doc = new YamlDoc.Seq();
        list.items().forEach(item -> doc.add(node(item, below(path, "-"))));
        return doc;
      }
      return scalar((YamlScalar) node, path);
    }

    private YamlDoc scalar(YamlScalar scalar, List<String> path) {
      String text = values.preview(scalar);
      if (namesFile(path)) {
        return files.read(scalar.span().file(), text) instanceof SpecFiles.Found file
            ? YamlDoc.of("./" + source(file.file()))
            : YamlDoc.of(text);
      }
      return switch (values.kind(scalar)) {
        case NULL -> YamlDoc.NULL;
        case BOOLEAN -> YamlDoc.of(text.equals("true"));
        case INTEGER -> new YamlDoc.Bare(text);
        // with an exponent only quotes keep what is written
        case DECIMAL ->
            text.toLowerCase(java.util.Locale.ROOT).indexOf('e') < 0
                ? new YamlDoc.Bare(text)
                : YamlDoc.of(text);
        case STRING -> YamlDoc.of(text);
      };
    }

    /** One name for each file, however often it is named. */
    private String source(SourceFile file) {
      for (var known : found.entrySet()) {
        if (known.getValue().path().equals(file.path())) {
          return known.getKey();
        }
      }
      String name = file.path().substring(file.path().lastIndexOf('/') + 1);
      String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
      String path = SOURCES + (found.size() + 1) + "/" + safe;
      found.put(path, file);
      return path;
    }

    private static boolean isExtends(List<String> path) {
      return path.size() == 3 && path.get(2).equals("extends") && isContainer(path);
    }

    private static boolean namesFile(List<String> path) {
      boolean source =
          path.size() == 5
              && isContainer(path)
              && path.get(2).equals("files")
              && path.get(4).equals("source");
      return source || path.equals(List.of("postgres", "init", "-"));
    }

    private static boolean isContainer(List<String> path) {
      return path.get(0).equals("containers") || path.get(0).equals("init_containers");
    }

    private static List<String> below(List<String> path, String key) {
      return java.util.stream.Stream.concat(path.stream(), java.util.stream.Stream.of(key))
          .toList();
    }
  }
}
