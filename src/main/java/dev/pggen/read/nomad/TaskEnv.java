package dev.pggen.read.nomad;

import dev.pggen.hcl.HclExpression;
import dev.pggen.hcl.HclTemplate;
import dev.pggen.hcl.HclTemplatePart;
import dev.pggen.hcl.HclTraversal;
import dev.pggen.source.Span;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Expression;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The variables of a task: those that it is given, and those that its templates write. */
final class TaskEnv {
  /** Beginnings of words that a client knows, none of them a secret. */
  private static final Set<String> CLIENT = Set.of("attr", "node", "meta", "device", "env");

  private TaskEnv() {}

  static List<EnvVar> of(Section task) {
    List<EnvVar> variables = new ArrayList<>();
    task.pairs("env").forEach((key, value) -> variables.add(variable(task, key, value)));
    Set<String> names = new HashSet<>(task.pairs("env").keySet());
    for (EnvVar made : TemplateEnv.of(task)) {
      if (names.add(made.name())) {
        variables.add(made);
      }
    }
    return variables;
  }

  private static EnvVar variable(Section task, String key, HclExpression value) {
    Span span = value.span();
    Optional<String> text = task.text(value);
    return text.isPresent()
        ? new EnvVar(key, Fact.of(Text.of(text.get()), task.origin(span)))
        : new EnvVar(key, new Fact.Unknown<>(task.origin(span)), expression(task, value));
  }

  /** What is put together when the job is sent, or by a tool before that. */
  private static Optional<Expression> expression(Section task, HclExpression value) {
    List<Expression.Part> parts = new ArrayList<>();
    if (value instanceof HclTraversal.Variable variable) {
      parts.add(reference("${" + variable.path() + "}", variable));
    } else if (value instanceof HclTemplate template) {
      for (HclTemplatePart part : template.parts()) {
        if (part instanceof HclTemplatePart.Literal literal) {
          parts.add(new Expression.Literal(literal.text()));
        } else if (part instanceof HclTemplatePart.Interpolation put
            && put.value() instanceof HclTraversal.Variable variable) {
          parts.add(
              task.text(variable)
                  .<Expression.Part>map(Expression.Literal::new)
                  .orElseGet(() -> reference(put.raw(), variable)));
        } else {
          return Optional.empty();
        }
      }
    }
    boolean asks = parts.stream().anyMatch(Expression.Reference.class::isInstance);
    return asks ? Optional.of(new Expression(parts)) : Optional.empty();
  }

  private static Expression.Reference reference(String text, HclTraversal.Variable variable) {
    String path = source(variable);
    String name = path.substring(path.lastIndexOf('.') + 1);
    return new Expression.Reference(text, name, "", path);
  }

  /** What is put in from outside; empty where a client knows it. */
  static String source(HclTraversal.Variable variable) {
    String first = variable.name().value();
    boolean client = CLIENT.contains(first) || first.startsWith("NOMAD_");
    return client ? "" : variable.path();
  }
}
