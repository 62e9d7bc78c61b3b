package dev.pggen.target.truenas.catalog;

import dev.pggen.artifact.OutputFile;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.Severity;
import dev.pggen.stack.Stack;
import dev.pggen.yaml.YamlDoc;
import dev.pggen.yaml.YamlPrinter;
import java.util.List;

/**
 * A service as an app of the catalog. It names the catalog's library and does not carry it: the
 * library has a licence of its own, and {@link #nextStep} copies it.
 *
 * <p>The library makes the server in its own way, so some of what a stack says is not held there:
 * no TLS, the application's role is a superuser, no drill, one network, one limit of memory for
 * each container, a writable root where texts are put in.
 */
public final class CatalogApp {
  private CatalogApp() {}

  /**
   * Every file of the app, sorted by path.
   *
   * @param stack planned without TLS, since the library has none
   * @return no files if the stack has something that no app can have
   */
  public static Result<List<OutputFile>> files(Stack stack, CatalogOptions options) {
    List<Finding> unfit = CatalogFit.of(stack);
    if (unfit.stream().anyMatch(f -> f.severity() == Severity.ERROR)) {
      return Result.failed(unfit);
    }
    String home = "ix-dev/" + options.train() + "/" + stack.name() + "/";
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
  public static String nextStep(Stack stack, CatalogOptions options) {
    return "apps_catalog_hash_generate --path . --train "
        + options.train()
        + " --app "
        + stack.name();
  }

  private static OutputFile yaml(String path, YamlDoc document) {
    return text(path, YamlPrinter.print(document).text());
  }

  private static OutputFile text(String path, String text) {
    return OutputFile.of(path, text, false, "an app of the catalog has this file");
  }
}
