package dev.pggen.read.nomad;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclExpression;
import dev.pggen.hcl.HclTraversal;
import java.util.HashMap;
import java.util.Map;

/**
 * What {@code local.x} and {@code var.x} stand for in one file; a variable has the value that it
 * has when a run says nothing else.
 */
final class Values {
  private static final int DEEPEST = 8;

  private final Map<String, HclExpression> known = new HashMap<>();

  Values(HclBody file) {
    for (HclBlock block : file.blocks("locals")) {
      block.body().attributes().forEach(a -> known.put("local." + a.name().value(), a.value()));
    }
    for (HclBlock block : file.blocks("variable")) {
      if (block.labels().size() == 1) {
        String name = "var." + block.labels().get(0).value();
        block
            .body()
            .attribute("default")
            .map(HclAttribute::value)
            .ifPresent(v -> known.put(name, v));
      }
    }
  }

  /** What an expression stands for; itself where nobody knows better. */
  HclExpression of(HclExpression expression) {
    HclExpression value = expression;
    for (int i = 0; i < DEEPEST; i++) {
      if (!(value instanceof HclTraversal.Variable variable)
          || !known.containsKey(variable.path())) {
        return value;
      }
      value = known.getOrDefault(variable.path(), value);
    }
    return value;
  }
}
