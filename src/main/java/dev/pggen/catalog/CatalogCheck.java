package dev.pggen.catalog;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/**
 * Holds the directory of a catalog app against what its validator asks, what TrueNAS does with it
 * later, and what both let pass to the user's harm.
 *
 * <p>Not judged, as nothing is run: whether the library's calls succeed with computed arguments,
 * and what they render. {@link RenderedCheck} takes a rendered file where there is one.
 */
public final class CatalogCheck {
  private final AppDirectory app;
  private final Findings findings = new Findings();

  private CatalogCheck(AppDirectory app) {
    this.app = app;
  }

  /** What is wrong with an app, by place. */
  public static List<Finding> check(AppDirectory app) {
    CatalogCheck check = new CatalogCheck(app);
    check.all();
    return check.findings.sorted();
  }

  private void all() {
    FilesCheck files = new FilesCheck(app, findings);
    MetadataCheck metadata = new MetadataCheck(app, findings);
    files.check();
    Optional<YamlNode> appYaml = read("app.yaml");
    appYaml.ifPresent(root -> metadata.app(root, file("app.yaml")));
    appYaml.ifPresent(root -> new LibraryCheck(app, findings).check(root));
    read("item.yaml").ifPresent(root -> metadata.item(root, file("item.yaml")));
    read("app_migrations.yaml").ifPresent(files::migrations);
    Optional<YamlNode> own = read("ix_values.yaml");
    own.ifPresent(r -> new OwnValuesCheck(findings).check(r, file("ix_values.yaml"), appYaml));
    Optional<YamlNode> asked = read("questions.yaml");
    asked.ifPresent(r -> new QuestionsCheck(findings).check(r, file("questions.yaml")));
    List<Question> questions = asked.map(a -> Question.all(a, "questions")).orElse(List.of());
    for (String values : app.in("templates/test_values", ".yaml")) {
      read(values).ifPresent(root -> values(root, questions));
    }
    for (String template : app.in("templates", ".yaml")) {
      new TemplateCheck(app, questions, own.flatMap(YamlNode::asMap), findings)
          .check(file(template));
    }
  }

  private void values(YamlNode root, List<Question> questions) {
    if (root.asMap().isPresent()) {
      new ValuesCheck(findings).check(root.asMap().get(), questions, root.span().file().start());
    } else {
      findings.add(
          CatalogRules.VALUES,
          root.span(),
          "the values are " + Nodes.described(root),
          "write a map");
    }
  }

  private SourceFile file(String path) {
    return app.text(path).orElseGet(() -> app.place(path).file());
  }

  private Optional<YamlNode> read(String path) {
    Optional<SourceFile> file = app.text(path);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Result<YamlDocument> read = YamlReader.read(file.get(), YamlDialect.COMPOSE);
    findings.addAll(read.findings());
    return read.value().map(YamlDocument::root);
  }
}
