package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclExpression;
import dev.pggen.hcl.HclFor;
import dev.pggen.hcl.HclObject;
import dev.pggen.hcl.HclTemplate;
import dev.pggen.hcl.HclTemplatePart;
import dev.pggen.hcl.HclTraversal;
import dev.pggen.hcl.HclTuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The variables that expressions name, in the order of the file, however deep they stand. */
final class References {
  private References() {}

  /** Every argument of a body and of the blocks in it. */
  static void arguments(HclBody body, Consumer<HclAttribute> each) {
    body.attributes().forEach(each);
    for (HclBlock block : body.blocks()) {
      arguments(block.body(), each);
    }
  }

  static List<HclTraversal.Variable> in(HclExpression expression) {
    List<HclTraversal.Variable> found = new ArrayList<>();
    add(expression, found);
    return found;
  }

  private static void add(HclExpression e, List<HclTraversal.Variable> found) {
    if (e instanceof HclTraversal.Variable variable) {
      found.add(variable);
    } else if (e instanceof HclTemplate template) {
      template.parts().forEach(part -> part(part, found));
    } else if (e instanceof HclTuple list) {
      list.items().forEach(item -> add(item, found));
    } else if (e instanceof HclObject map) {
      for (HclObject.Entry entry : map.entries()) {
        // a bare word before `=` is a name and no variable
        if (entry.name().isEmpty()) {
          add(entry.key(), found);
        }
        add(entry.value(), found);
      }
    } else if (e instanceof HclFor made) {
      add(made.collection(), found);
      made.key().ifPresent(key -> add(key, found));
      add(made.value(), found);
      made.condition().ifPresent(condition -> add(condition, found));
    } else {
      operands(e).forEach(operand -> add(operand, found));
    }
  }

  private static List<HclExpression> operands(HclExpression e) {
    if (e instanceof HclExpression.Parentheses inner) {
      return List.of(inner.inner());
    }
    if (e instanceof HclExpression.Unary unary) {
      return List.of(unary.operand());
    }
    if (e instanceof HclExpression.Binary both) {
      return List.of(both.left(), both.right());
    }
    if (e instanceof HclExpression.Conditional choice) {
      return List.of(choice.condition(), choice.yes(), choice.no());
    }
    if (e instanceof HclExpression.Call call) {
      return call.arguments();
    }
    if (e instanceof HclTraversal.Access access) {
      return List.of(access.source());
    }
    if (e instanceof HclTraversal.Index index) {
      return List.of(index.source(), index.key());
    }
    return e instanceof HclTraversal.Splat splat
        ? List.of(splat.source(), splat.each())
        : List.of();
  }

  private static void part(HclTemplatePart part, List<HclTraversal.Variable> found) {
    if (part instanceof HclTemplatePart.Interpolation put) {
      add(put.value(), found);
    } else if (part instanceof HclTemplatePart.If choice) {
      add(choice.condition(), found);
      choice.yes().forEach(p -> part(p, found));
      choice.no().forEach(p -> part(p, found));
    } else if (part instanceof HclTemplatePart.For each) {
      add(each.collection(), found);
      each.parts().forEach(p -> part(p, found));
    }
  }
}
