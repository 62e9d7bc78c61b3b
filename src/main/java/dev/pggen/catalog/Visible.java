package dev.pggen.catalog;

import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** Whether a question is asked at all, for some values beside it. */
final class Visible {
  private Visible() {}

  /** What cannot be decided is taken for hidden: then nothing is said of its value. */
  static boolean of(Question question, YamlMap values, List<Question> siblings) {
    return Nodes.items(question.schema(), "show_if").stream()
        .allMatch(f -> passes(f, values, siblings));
  }

  private static boolean passes(YamlNode filter, YamlMap values, List<Question> siblings) {
    List<YamlNode> parts = filter.asList().map(l -> l.items()).orElse(List.of());
    if (parts.size() != 3) {
      return false;
    }
    String name = text(parts.get(0));
    Optional<YamlNode> value =
        values
            .get(name)
            .or(
                () ->
                    siblings.stream()
                        .filter(q -> q.variable().equals(name))
                        .findFirst()
                        .flatMap(Question::byDefault));
    boolean same = value.isPresent() && same(value.get(), parts.get(2));
    return switch (text(parts.get(1))) {
      case "=" -> same;
      case "!=" -> !same;
      case "in" ->
          value.isPresent()
              && parts.get(2).asList().stream()
                  .anyMatch(l -> l.items().stream().anyMatch(i -> same(value.get(), i)));
      default -> false;
    };
  }

  private static boolean same(YamlNode a, YamlNode b) {
    return a instanceof YamlScalar x
        && b instanceof YamlScalar y
        && PyKind.of(x) == PyKind.of(y)
        && x.text().equals(y.text());
  }

  private static String text(YamlNode node) {
    return node.asScalar().map(YamlScalar::text).orElse("");
  }
}
