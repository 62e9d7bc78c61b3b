package dev.pggen.cli;

import dev.pggen.catalog.AppDirectory;
import dev.pggen.catalog.AppReader;
import dev.pggen.catalog.CatalogCheck;
import dev.pggen.lint.Subject;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Stack;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Directories of catalog apps, each meant by its {@code app.yaml}. */
final class CatalogApps {
  private static final String METADATA = "app.yaml";
  private static final String QUESTIONS = "questions.yaml";

  private CatalogApps() {}

  /** Whether a file is the {@code app.yaml} of an app. */
  static boolean isApp(Path file) {
    return file.endsWith(METADATA) && Files.exists(file.resolveSibling(QUESTIONS));
  }

  /**
   * Whether a file lies in the templates of an app: it is no Compose file before it is rendered.
   */
  static boolean isTemplate(Path file) {
    Path templates = file.getParent();
    return templates != null
        && templates.endsWith("templates")
        && isApp(templates.resolveSibling(METADATA));
  }

  /**
   * An app with all that is wrong with its directory. What it would run nobody knows before it is
   * rendered, so the rules are asked about a stack without anything.
   *
   * @param source the {@code app.yaml}
   */
  static Result<Subject> subject(Path file, SourceFile source, Path directory) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException("no app: " + file);
    }
    Result<AppDirectory> app = AppReader.read(parent, Stages.shown(parent, directory));
    List<Finding> findings = new ArrayList<>(app.findings());
    app.value().ifPresent(a -> findings.addAll(CatalogCheck.check(a)));
    Result<YamlDocument> document = YamlReader.read(source, YamlDialect.COMPOSE);
    return document
        .value()
        .map(d -> Result.of(new Subject(d, nothing(source), List.of()), findings))
        .orElseGet(() -> Result.failed(findings));
  }

  private static Stack nothing(SourceFile source) {
    return new Stack(
        "", // an app and its own spec may have one name
        Origin.written(source.start()),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
