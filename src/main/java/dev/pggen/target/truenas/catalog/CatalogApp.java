package dev.pggen.target.truenas.catalog;

import dev.pggen.artifact.OutputFile;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.Severity;
import dev.pggen.stack.Loss;
import dev.pggen.stack.Stack;
import dev.pggen.stack.TargetProfile;
import dev.pggen.target.Form;
import dev.pggen.target.Losses;
import dev.pggen.yaml.YamlDoc;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlPrinter;
import java.util.ArrayList;
import java.util.List;

/**
 * A service as an app of the catalog. It names the catalog's library and does not carry it: the
 * library has a licence of its own, and {@link #start} copies it.
 *
 * <p>The library makes the server in its own way, so much of what a stack says is not held there:
 * the losses of {@link #profile} tell what.
 */
public final class CatalogApp implements Form {
  private static final String KEY = "catalog";
  private static final String TARGET = "truenas";

  private final YamlMap written;

  /**
   * As a spec says.
   *
   * @param written below {@code targets.truenas.catalog}, as the schema has let it through
   */
  public CatalogApp(YamlMap written) {
    this.written = written;
  }

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public TargetProfile profile() {
    return CatalogProfile.of(TARGET, CatalogOptions.postgresUser(written));
  }

  @Override
  public Result<List<OutputFile>> render(Stack stack) {
    List<Finding> wrong = OptionsCheck.of(written);
    Result<List<OutputFile>> files = files(stack, CatalogOptions.of(written, stack.name()));
    List<Finding> all = new ArrayList<>(wrong);
    all.addAll(files.findings());
    return wrong.isEmpty() ? files : Result.failed(all);
  }

  @Override
  public List<Loss> losses(Stack stack) {
    return Losses.byTable(
        stack, profile(), "the catalog's library writes the app, and users answer");
  }

  @Override
  public List<String> start(Stack stack) {
    return start(stack, CatalogOptions.of(written, stack.name()));
  }

  /**
   * Every file of the app, sorted by path.
   *
   * @param stack planned with this form's profile
   * @return no files if the stack has something that no app can have
   */
  static Result<List<OutputFile>> files(Stack stack, CatalogOptions options) {
    List<Finding> unfit = CatalogFit.of(stack);
    if (unfit.stream().anyMatch(f -> f.severity() == Severity.ERROR)) {
      return Result.failed(unfit);
    }
    String home = KEY + "/ix-dev/" + options.train() + "/" + stack.name() + "/";
    return Result.of(
        List.of(
            text(home + "README.md", ReadmeWriter.write(stack, options)),
            yaml(home + "app.yaml", MetadataWriter.app(stack, options)),
            yaml(home + "item.yaml", MetadataWriter.item(options)),
            yaml(home + "ix_values.yaml", OwnValuesWriter.write(stack)),
            yaml(home + "questions.yaml", QuestionsWriter.write(stack, options)),
            text(home + "templates/docker-compose.yaml", TemplateWriter.write(stack, options)),
            yaml(
                home + "templates/test_values/basic-values.yaml",
                TestValuesWriter.write(stack, options))));
  }

  /** What is left to do in a checkout of the catalog before the app can be tried. */
  static List<String> start(Stack stack, CatalogOptions options) {
    return List.of(
        "copy the directory `"
            + KEY
            + "/ix-dev` over that of a checkout of truenas/apps, and there:",
        "apps_catalog_hash_generate --path . --train "
            + options.train()
            + " --app "
            + stack.name());
  }

  private static OutputFile yaml(String path, YamlDoc document) {
    return text(path, YamlPrinter.print(document).text());
  }

  private static OutputFile text(String path, String text) {
    return OutputFile.of(path, text, false, "an app of the catalog has this file");
  }
}
