package dev.pggen.catalog;

import dev.pggen.source.Finding;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;

/** Which files an app must have. */
final class FilesCheck {
  private static final String MIGRATIONS = "app_migrations.yaml";
  private static final String VERSION = "[0-9]+\\.[0-9]+\\.[0-9]+";
  private static final Shape RANGE =
      Shape.keys(
          java.util.Set.of(),
          false,
          "min_version",
          Shape.text(VERSION, "a version like 1.0.0"),
          "max_version",
          Shape.text(VERSION, "a version like 1.0.0"));
  private static final Shape MIGRATION =
      Shape.keys(
          java.util.Set.of("migrations"),
          false,
          "migrations",
          new Shape.Several(
              Shape.keys(
                  java.util.Set.of("file"),
                  false,
                  "file",
                  Shape.TEXT,
                  "from",
                  RANGE,
                  "target",
                  RANGE)));

  private final AppDirectory app;
  private final Findings findings;

  FilesCheck(AppDirectory app, Findings findings) {
    this.app = app;
    this.findings = findings;
  }

  void check() {
    for (String file :
        List.of("app.yaml", "item.yaml", "README.md", "questions.yaml", "ix_values.yaml")) {
      if (app.text(file).isEmpty()) {
        missing(file, "the app has no `" + file + "`", "add it");
      }
    }
    app.text("README.md")
        .filter(f -> f.text().isBlank())
        .ifPresent(f -> missing("README.md", "README.md is empty", "give it a title and a text"));
    if (app.in("templates", ".yaml").isEmpty()) {
      missing(
          "templates/docker-compose.yaml",
          "the app has no template",
          "add `templates/docker-compose.yaml`");
    }
    String values = "templates/test_values";
    if (app.in(values, ".yaml").isEmpty()) {
      missing(
          values + "/basic-values.yaml",
          app.has(values) ? "`" + values + "` holds no values" : "the app has no `" + values + "`",
          "add `" + values + "/basic-values.yaml`, with which the app is tried");
    }
  }

  private void missing(String file, String message, String help) {
    findings.add(CatalogRules.FILE, app.place(file), message, help);
  }

  /** The list of migrations and the programs in it. */
  void migrations(YamlNode root) {
    new ShapeCheck(CatalogRules.FILE, findings)
        .check(root, MIGRATION, MIGRATIONS, app.place(MIGRATIONS));
    for (YamlNode migration : Nodes.maps(root, "migrations")) {
      Nodes.at(migration, "file").flatMap(YamlNode::asScalar).ifPresent(this::migration);
    }
  }

  private void migration(YamlScalar name) {
    String path = "migrations/" + name.text();
    AppDirectory.AppFile file = app.files().get(path);
    if (file == null) {
      findings.add(
          CatalogRules.FILE, name.span(), "there is no `" + path + "`", "add it, or take this out");
      return;
    }
    if (!file.executable()) {
      findings.addAll(
          List.of(
              CatalogRules.FILE
                  .at(file.source().start(), "the migration cannot be run")
                  .related(name.span(), "it is asked for here")
                  .help("chmod 755 " + AppDirectory.shown(app.path(), path))));
    }
    if (!file.source().text().startsWith("#!")) {
      Finding finding =
          CatalogRules.FILE
              .at(file.source().start(), "the migration does not say which program runs it")
              .related(name.span(), "it is asked for here")
              .help("begin it with a line like #!/usr/bin/python3");
      findings.addAll(List.of(finding));
    }
  }
}
