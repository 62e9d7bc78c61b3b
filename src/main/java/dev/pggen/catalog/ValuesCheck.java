package dev.pggen.catalog;

import dev.pggen.source.Span;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Whether values are what users can answer, by the rules with which TrueNAS takes answers. */
final class ValuesCheck {
  private final Findings findings;

  ValuesCheck(Findings findings) {
    this.findings = findings;
  }

  /**
   * Holds values against questions.
   *
   * @param place where the values begin
   */
  void check(YamlMap values, List<Question> questions, Span place) {
    check(values, questions, place, false);
  }

  /** What is hidden needs no value; one that is there must be right all the same. */
  private void check(YamlMap values, List<Question> questions, Span place, boolean hidden) {
    for (Question question : questions) {
      Optional<YamlMap.Entry> entry = values.entry(question.variable());
      boolean unseen = hidden || !Visible.of(question, values, questions);
      if (entry.isPresent()) {
        value(entry.get().value(), question, entry.get().key().span(), unseen);
      } else if (!unseen && question.required() && question.byDefault().isEmpty()) {
        add(place, "a value for `" + question.variable() + "` is missing", "add one");
      }
    }
  }

  private void value(YamlNode value, Question question, Span key, boolean hidden) {
    if (Nodes.isNull(value)) {
      if (!question.nullable()) {
        add(key, "`" + question.variable() + "` has no value", "give it one");
      }
      return;
    }
    switch (question.type()) {
      case "dict" -> map(value, question, key, hidden);
      case "list" -> list(value, question, key, hidden);
      default -> new AnswerCheck(findings).check(value, question);
    }
  }

  private void map(YamlNode value, Question question, Span key, boolean hidden) {
    if (value instanceof YamlMap map) {
      check(map, question.inner(), key, hidden);
    } else {
      wrong(value, question, "a map");
    }
  }

  private void list(YamlNode value, Question question, Span key, boolean hidden) {
    if (!(value instanceof YamlList list)) {
      wrong(value, question, "a list");
      return;
    }
    Optional<Long> min = Nodes.integer(question.schema(), "min");
    Optional<Long> max = Nodes.integer(question.schema(), "max");
    int size = list.items().size();
    if (min.filter(m -> size < m).isPresent() || max.filter(m -> size > m).isPresent()) {
      String most = max.map(m -> " to " + m).orElse(" or more");
      String wanted = min.orElse(0L) + most;
      add(key, "`" + question.variable() + "` has " + size + " items", "give it " + wanted);
    }
    if (question.inner().size() == 1) {
      for (YamlNode item : list.items()) {
        value(item, question.inner().get(0), key, hidden);
      }
    }
  }

  private void wrong(YamlNode value, Question question, String wanted) {
    add(
        value.span(),
        "`" + question.variable() + "` is " + Nodes.described(value),
        "write " + wanted);
  }

  private void add(Span span, String message, String help) {
    findings.add(CatalogRules.VALUES, span, message, help);
  }
}
