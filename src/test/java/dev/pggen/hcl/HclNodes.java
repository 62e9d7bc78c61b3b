package dev.pggen.hcl;

import dev.pggen.source.At;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;

/** All nodes of a file in its order, each as {@code kind place text}. */
final class HclNodes {
  private final List<Node> nodes = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();

  /** A node, as tools/hcl prints those of HCL's own reader. */
  record Node(String kind, String place, String text) {}

  private HclNodes() {}

  static List<Node> of(HclFile file) {
    return in(file).nodes;
  }

  static List<Span> spans(HclFile file) {
    return in(file).spans;
  }

  private static HclNodes in(HclFile file) {
    HclNodes all = new HclNodes();
    all.body(file.body());
    file.comments().forEach(comment -> all.add("comment", comment.span(), ""));
    return all;
  }

  static String place(Span span) {
    return span.line() + ":" + span.column() + "-" + span.endLine() + ":" + span.endColumn();
  }

  private void add(String kind, Span span, String text) {
    nodes.add(new Node(kind, place(span), text));
    spans.add(span);
  }

  private void add(String kind, At<String> word) {
    add(kind, word.span(), word.value());
  }

  private void body(HclBody body) {
    for (HclItem item : body.items()) {
      if (item instanceof HclAttribute attribute) {
        add("attribute", attribute.span(), "");
        add("name", attribute.name());
        expression(attribute.value());
      } else if (item instanceof HclBlock block) {
        add("block", block.span(), "");
        add("definition", block.definition(), "");
        add("type", block.type());
        block.labels().forEach(label -> add("label", label));
        body(block.body());
      }
    }
  }

  private void expression(HclExpression expression) {
    Span span = expression.span();
    if (expression instanceof HclTemplate template) {
      add("template", span, "");
      template.parts().forEach(this::part);
    } else if (expression instanceof HclTuple tuple) {
      add("list", span, "");
      tuple.items().forEach(this::expression);
    } else if (expression instanceof HclObject object) {
      add("map", span, "");
      object.entries().forEach(entry -> expressions(entry.key(), entry.value()));
    } else if (expression instanceof HclExpression.Number number) {
      add("number", span, number.digits());
    } else if (expression instanceof HclExpression.Bool bool) {
      add("boolean", span, Boolean.toString(bool.value()));
    } else if (expression instanceof HclExpression.Null) {
      add("null", span, "");
    } else if (expression instanceof HclTraversal traversal) {
      traversal(traversal);
    } else {
      operation(expression);
    }
  }

  private void operation(HclExpression expression) {
    Span span = expression.span();
    if (expression instanceof HclExpression.Parentheses parentheses) {
      add("parentheses", span, "");
      expression(parentheses.inner());
    } else if (expression instanceof HclExpression.Unary unary) {
      add("unary", span, unary.operator().value());
      expression(unary.operand());
    } else if (expression instanceof HclExpression.Binary binary) {
      add("binary", span, "");
      expressions(binary.left(), binary.right());
    } else if (expression instanceof HclExpression.Conditional conditional) {
      add("conditional", span, "");
      expressions(conditional.condition(), conditional.yes(), conditional.no());
    } else if (expression instanceof HclExpression.Call call) {
      add("call", span, call.name().value() + " " + call.expanded());
      add("name", call.name().span(), "");
      call.arguments().forEach(this::expression);
    } else if (expression instanceof HclFor made) {
      String names = made.keyName() + "," + made.valueName() + " ";
      add("for", span, names + made.grouped());
      expression(made.collection());
      made.key().ifPresent(this::expression);
      expression(made.value());
      made.condition().ifPresent(this::expression);
    }
  }

  private void traversal(HclTraversal traversal) {
    Span span = traversal.span();
    if (traversal instanceof HclTraversal.Variable variable) {
      add("variable", span, variable.name().value());
      variable.steps().forEach(this::step);
    } else if (traversal instanceof HclTraversal.Access access) {
      add("access", span, "");
      expression(access.source());
      access.steps().forEach(this::step);
    } else if (traversal instanceof HclTraversal.Index index) {
      add("index", span, "");
      expressions(index.source(), index.key());
    } else if (traversal instanceof HclTraversal.Splat splat) {
      add("splat", span, "");
      expressions(splat.source(), splat.each());
    } else {
      add("item", span, "");
    }
  }

  private void step(HclTraversal.Step step) {
    String text =
        step instanceof HclTraversal.Name name
            ? name.name()
            : ((HclTraversal.Key) step).key().text().orElse("");
    add("step", step.span(), text);
  }

  private void part(HclTemplatePart part) {
    if (part instanceof HclTemplatePart.Literal literal) {
      boolean nothing = literal.text().isEmpty() && empty(literal.span());
      if (!nothing) {
        add("literal", literal.span(), literal.text());
        int half = literal.text().length() / 2;
        spans.add(literal.part(0, half));
        spans.add(literal.part(half, literal.text().length()));
      }
    } else if (part instanceof HclTemplatePart.Interpolation value) {
      expression(value.value());
    } else if (part instanceof HclTemplatePart.If condition) {
      add("conditional", part.span(), "");
      expression(condition.condition());
      condition.yes().forEach(this::part);
      condition.no().forEach(this::part);
    } else if (part instanceof HclTemplatePart.For loop) {
      add("for", part.span(), loop.keyName() + "," + loop.valueName() + " false");
      expression(loop.collection());
      loop.parts().forEach(this::part);
    }
  }

  private static boolean empty(Span span) {
    return span.line() == span.endLine() && span.column() == span.endColumn();
  }

  private void expressions(HclExpression... all) {
    for (HclExpression one : all) {
      expression(one);
    }
  }
}
