package dev.pggen.catalog;

import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code app.yaml} and {@code item.yaml} must say. */
final class MetadataCheck {
  private static final String VERSION = "(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)";
  private static final Shape DATE =
      Shape.text(
          "20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])", "a quoted date like '2025-03-28'");
  private static final Shape PERSON =
      Shape.keys(
          Set.of("name", "email"),
          false,
          "name",
          Shape.TEXT,
          "email",
          Shape.TEXT,
          "url",
          Shape.TEXT);
  private static final Shape RUN_AS =
      Shape.keys(
          Set.of("description"),
          false,
          "description",
          Shape.TEXT,
          "uid",
          Shape.INTEGER,
          "gid",
          Shape.INTEGER,
          "user_name",
          Shape.TEXT,
          "group_name",
          Shape.TEXT);
  private static final Shape CAPABILITY =
      Shape.keys(
          Set.of("name", "description"), false, "name", Shape.TEXT, "description", Shape.TEXT);
  private static final Shape HOST_MOUNT =
      Shape.keys(
          Set.of("description", "host_path"),
          false,
          "description",
          Shape.TEXT,
          "host_path",
          Shape.TEXT);
  private static final Shape ANNOTATIONS =
      Shape.keys(
          Set.of(),
          false,
          "min_scale_version",
          Shape.text(ScaleVersion.FORM, "a version like 25.10.1"),
          "max_scale_version",
          Shape.text(ScaleVersion.FORM, "a version like 25.10.1"),
          "disallow_multiple_instances",
          Shape.BOOLEAN);
  private static final Shape.Keys APP =
      Shape.keys(
          Set.of(
              "name",
              "train",
              "version",
              "app_version",
              "title",
              "description",
              "home",
              "sources",
              "maintainers",
              "run_as_context",
              "capabilities",
              "host_mounts"),
          false,
          "annotations",
          ANNOTATIONS,
          "app_version",
          Shape.TEXT,
          "capabilities",
          new Shape.Several(CAPABILITY),
          "categories",
          Shape.TEXTS,
          "changelog_url",
          Shape.TEXT,
          "date_added",
          DATE,
          "description",
          Shape.TEXT,
          "home",
          Shape.TEXT,
          "host_mounts",
          new Shape.Several(HOST_MOUNT),
          "icon",
          Shape.TEXT,
          "keywords",
          Shape.TEXTS,
          "lib_version",
          Shape.text(VERSION, "three numbers with points"),
          "lib_version_hash",
          Shape.text("[0-9a-f]{64}", "64 hexadecimal digits"),
          "maintainers",
          new Shape.Several(PERSON),
          "name",
          Shape.TEXT,
          "run_as_context",
          new Shape.Several(RUN_AS),
          "screenshots",
          Shape.TEXTS,
          "sources",
          Shape.TEXTS,
          "title",
          Shape.TEXT,
          "train",
          Shape.TEXT,
          "version",
          Shape.text(VERSION, "three numbers with points, like 1.0.0"));
  private static final List<String> USUAL =
      List.of("icon", "keywords", "categories", "date_added", "changelog_url");
  private static final Shape ITEM =
      Shape.keys(
          Set.of("categories"),
          true,
          "categories",
          Shape.TEXTS,
          "icon_url",
          Shape.TEXT,
          "screenshots",
          Shape.TEXTS,
          "tags",
          Shape.TEXTS);

  private final AppDirectory app;
  private final Findings findings;

  MetadataCheck(AppDirectory app, Findings findings) {
    this.app = app;
    this.findings = findings;
  }

  void item(YamlNode root, SourceFile file) {
    new ShapeCheck(CatalogRules.METADATA, findings).check(root, ITEM, "item.yaml", file.start());
  }

  void app(YamlNode root, SourceFile file) {
    new ShapeCheck(CatalogRules.METADATA, findings).check(root, APP, "app.yaml", file.start());
    root.asMap().ifPresent(map -> meaning(map, file));
  }

  private void meaning(YamlMap map, SourceFile file) {
    same(map, "name", app.name(), "the directory");
    same(map, "train", app.train(), "the directory above");
    for (YamlMap.Entry entry : map.entries()) {
      if (!APP.keys().containsKey(entry.name())) {
        findings.add(
            CatalogRules.INCOMPLETE,
            entry.key().span(),
            "app.yaml has the key `" + entry.name() + "`, which nothing reads",
            "take it out, or look for a typing error");
      }
    }
    for (String key : USUAL) {
      if (map.get(key).isEmpty()) {
        findings.add(
            CatalogRules.INCOMPLETE, file.start(), "app.yaml has no `" + key + "`", "add it");
      }
    }
    if (map.get("annotations").isEmpty()) {
      findings.warn(
          CatalogRules.INCOMPLETE,
          file.start(),
          "app.yaml has no `annotations`",
          "say with min_scale_version from which TrueNAS on it works");
    }
    Nodes.maps(map, "run_as_context").forEach(this::root);
    Nodes.at(map, "annotations").flatMap(YamlNode::asMap).ifPresent(this::order);
  }

  private void same(YamlMap map, String key, String wanted, String what) {
    Optional<YamlScalar> value =
        Nodes.at(map, key).flatMap(YamlNode::asScalar).filter(s -> !s.text().equals(wanted));
    if (value.isPresent() && !wanted.isEmpty()) {
      findings.add(
          CatalogRules.METADATA,
          value.get().span(),
          "`" + key + "` is `" + value.get().text() + "`, and " + what + " `" + wanted + "`",
          "let both be the same");
    }
  }

  private void root(YamlMap context) {
    for (String key : List.of("uid", "gid")) {
      Optional<YamlNode> id = Nodes.at(context, key);
      if (id.isPresent() && Nodes.integer(context, key).equals(Optional.of(0L))) {
        findings.warn(
            CatalogRules.INCOMPLETE,
            id.get().span(),
            "a container runs as " + (key.equals("uid") ? "root" : "the group root"),
            "let it run as 568, which TrueNAS keeps for apps");
      }
    }
  }

  private void order(YamlMap annotations) {
    Optional<String> min = Nodes.text(annotations, "min_scale_version");
    Optional<String> max = Nodes.text(annotations, "max_scale_version");
    boolean both =
        min.filter(ScaleVersion::isOne).isPresent() && max.filter(ScaleVersion::isOne).isPresent();
    if (both && ScaleVersion.compare(min.orElseThrow(), max.orElseThrow()) > 0) {
      Span span = Nodes.at(annotations, "max_scale_version").orElseThrow().span();
      findings.add(
          CatalogRules.METADATA,
          span,
          "max_scale_version is before min_scale_version `" + min.orElseThrow() + "`",
          "change one of them");
    }
  }
}
