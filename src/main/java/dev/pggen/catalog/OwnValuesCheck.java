package dev.pggen.catalog;

import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code ix_values.yaml} must say: images and constants that users cannot change. */
final class OwnValuesCheck {
  private static final Shape IMAGE =
      Shape.keys(Set.of("repository", "tag"), false, "repository", Shape.TEXT, "tag", Shape.TEXT);

  private final Findings findings;

  OwnValuesCheck(Findings findings) {
    this.findings = findings;
  }

  void check(YamlNode root, SourceFile file, Optional<YamlNode> metadata) {
    if (!(root instanceof YamlMap map)) {
      findings.add(
          CatalogRules.VALUES,
          root.span(),
          "ix_values.yaml is " + Nodes.described(root),
          "write a map");
      return;
    }
    List<YamlMap.Entry> images =
        Nodes.at(map, "images").flatMap(YamlNode::asMap).map(YamlMap::entries).orElse(List.of());
    for (YamlMap.Entry entry : images) {
      new ShapeCheck(CatalogRules.VALUES, findings)
          .check(entry.value(), IMAGE, "the image `" + entry.name() + "`", entry.key().span());
      if (!entry.name().endsWith("image")) {
        findings.add(
            CatalogRules.VALUES,
            entry.key().span(),
            "the name of the image `" + entry.name() + "` does not end in `image`",
            "rename it: updates look for the ending");
      }
    }
    metadata.ifPresent(m -> version(m, map));
  }

  /** The catalog's own tools write the tag of the main image as the app's version. */
  private void version(YamlNode metadata, YamlMap values) {
    Optional<String> tag = Nodes.text(values, "images", "image", "tag");
    Optional<YamlScalar> version = Nodes.at(metadata, "app_version").flatMap(YamlNode::asScalar);
    boolean text = version.filter(v -> PyKind.of(v) == PyKind.TEXT).isPresent();
    if (tag.isPresent() && text && !tag.get().split("@")[0].equals(version.get().text())) {
      findings.addAll(
          List.of(
              CatalogRules.METADATA
                  .at(
                      version.get().span(),
                      "app_version is `"
                          + version.get().text()
                          + "`, and the main image's tag `"
                          + tag.get()
                          + "`")
                  .related(
                      Nodes.at(values, "images", "image", "tag").orElseThrow().span(),
                      "the tag is here")
                  .help("let both be the same")));
    }
  }
}
