package dev.pggen.hcl;

import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code local.x} and {@code var.x} stand for in one file; a variable has the value that it
 * has when a run says nothing else.
 */
public final class HclValues {
  private static final int DEEPEST = 8;
  private static final Span NOWHERE = SourceFile.of("", "").start();

  private final Map<String, HclExpression> known = new HashMap<>();

  /**
   * What is said in one file.
   *
   * @param file its content
   */
  public HclValues(HclBody file) {
    for (HclBlock block : file.blocks("locals")) {
      block.body().attributes().forEach(a -> add("local." + a.name().value(), a.value()));
    }
    for (HclBlock block : file.blocks("variables")) {
      block.body().attributes().forEach(a -> add("var." + a.name().value(), a.value()));
    }
    for (HclBlock block : file.blocks("variable")) {
      if (block.labels().size() == 1) {
        String name = "var." + block.labels().get(0).value();
        block.body().attribute("default").map(HclAttribute::value).ifPresent(v -> add(name, v));
      }
    }
  }

  /** A value, and what it holds by name: {@code var.versions.db} of a map is one of its entries. */
  private void add(String path, HclExpression value) {
    known.put(path, value);
    if (value instanceof HclObject map) {
      for (HclObject.Entry entry : map.entries()) {
        entry.name().ifPresent(name -> add(path + "." + name, entry.value()));
      }
    }
  }

  private HclValues(HclValues others, Map<String, String> names) {
    known.putAll(others.known);
    names.forEach(
        (name, text) ->
            known.put(
                name,
                new HclTemplate(
                    List.of(new HclTemplatePart.Literal(text, NOWHERE)),
                    HclTemplate.Style.QUOTED,
                    NOWHERE)));
  }

  /** The same with words that a client puts in, like the name of a task. */
  public HclValues with(Map<String, String> names) {
    return new HclValues(this, names);
  }

  /** What an expression stands for; itself where nobody knows better. */
  public HclExpression of(HclExpression expression) {
    HclExpression value = expression;
    for (int i = 0; i < DEEPEST; i++) {
      if (!(value instanceof HclTraversal.Variable variable)
          || !known.containsKey(variable.path())) {
        return value instanceof HclTemplate template ? filled(template) : value;
      }
      value = known.getOrDefault(variable.path(), value);
    }
    return value;
  }

  /**
   * A text in quotes with what its variables stand for; itself if one of them is not known. Other
   * texts stay, for the places of their lines are asked for.
   */
  private HclExpression filled(HclTemplate template) {
    if (template.style() != HclTemplate.Style.QUOTED || template.text().isPresent()) {
      return template;
    }
    StringBuilder text = new StringBuilder();
    for (HclTemplatePart part : template.parts()) {
      Optional<String> known = text(part);
      if (known.isEmpty()) {
        return template;
      }
      text.append(known.get());
    }
    return new HclTemplate(
        List.of(new HclTemplatePart.Literal(text.toString(), template.span())),
        template.style(),
        template.span());
  }

  private Optional<String> text(HclTemplatePart part) {
    if (part instanceof HclTemplatePart.Literal literal) {
      return Optional.of(literal.text());
    }
    if (!(part instanceof HclTemplatePart.Interpolation interpolation)
        || !(interpolation.value() instanceof HclTraversal.Variable variable)
        || !known.containsKey(variable.path())) {
      return Optional.empty();
    }
    HclExpression value = known.getOrDefault(variable.path(), interpolation.value());
    return value instanceof HclExpression.Number number
        ? Optional.of(number.digits())
        : value.text();
  }
}
