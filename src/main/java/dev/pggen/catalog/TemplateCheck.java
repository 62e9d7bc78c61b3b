package dev.pggen.catalog;

import dev.pggen.catalog.template.Expression;
import dev.pggen.catalog.template.Template;
import dev.pggen.catalog.template.TemplateReader;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlMap;
import java.util.List;
import java.util.Optional;

/**
 * What can be known of a template without running it: its grammar, the names it asks the values
 * for, what it prints, and calls of the library with literal arguments.
 */
final class TemplateCheck {
  private final AppDirectory app;
  private final Findings findings;
  private final List<Question> questions;
  private final Optional<YamlMap> values;

  /**
   * A check.
   *
   * @param questions none if they could not be read; then no name is unknown
   * @param values the app's own, those of {@code ix_values.yaml}; the same without them
   */
  TemplateCheck(
      AppDirectory app, List<Question> questions, Optional<YamlMap> values, Findings findings) {
    this.app = app;
    this.questions = questions;
    this.values = values;
    this.findings = findings;
  }

  void check(SourceFile file) {
    TemplateReader.Read read = TemplateReader.read(file);
    read.mistake()
        .ifPresent(
            m ->
                findings.add(
                    CatalogRules.TEMPLATE,
                    m.span(),
                    "the template cannot be read: " + m.message(),
                    "mend it; Jinja stops at the same place"));
    read.template().ifPresent(this::check);
  }

  private void check(Template template) {
    if (template.plain()) {
      findings.addAll(RenderedCheck.check(template.file()));
      return;
    }
    ValueNames names = new ValueNames(questions, values, findings);
    LibraryCalls calls = new LibraryCalls(values, findings);
    for (Expression top : template.expressions()) {
      for (Expression each : top.all()) {
        calls.check(each);
      }
      if (!questions.isEmpty() && values.isPresent()) {
        names.check(top);
      }
    }
    template.files().forEach(this::file);
    outputs(template);
  }

  /** Another file that the template takes in; what it holds is not judged. */
  private void file(Expression.Text name) {
    if (app.text("templates/" + name.value()).isEmpty()) {
      findings.add(
          CatalogRules.TEMPLATE,
          name.span(),
          "there is no `templates/" + name.value() + "`",
          "add it, or take this out");
    }
  }

  private void outputs(Template template) {
    boolean rendered = false;
    for (Expression output : template.outputs()) {
      boolean json = output instanceof Expression.Filter f && f.name().equals("tojson");
      if (!json) {
        findings.add(
            CatalogRules.TEMPLATE,
            output.span(),
            "what is printed here is no safe YAML",
            "print it with `| tojson`");
      }
      rendered |= output.all().stream().anyMatch(TemplateCheck::rendersAll);
    }
    boolean services =
        template.file().text().lines().anyMatch(l -> l.startsWith("services:"))
            || template.outputs().stream().anyMatch(TemplateCheck::saysServices);
    if (!rendered && !services) {
      findings.add(
          CatalogRules.TEMPLATE,
          template.file().start(),
          "the template prints no `services`",
          "end it with {{ tpl.render() | tojson }}");
    }
  }

  private static boolean rendersAll(Expression e) {
    return e instanceof Expression.Call call
        && call.of() instanceof Expression.Attribute a
        && a.name().equals("render");
  }

  private static boolean saysServices(Expression e) {
    return e.all().stream()
        .anyMatch(
            x ->
                x instanceof Expression.Mapping m
                    && m.keys().stream()
                        .anyMatch(
                            k -> k instanceof Expression.Text t && t.value().equals("services")));
  }
}
