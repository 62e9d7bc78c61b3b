package dev.pggen.hcl;

import java.util.HashMap;
import java.util.Map;

/**
 * What {@code local.x} and {@code var.x} stand for in one file; a variable has the value that it
 * has when a run says nothing else.
 */
public final class HclValues {
  private static final int DEEPEST = 8;

  private final Map<String, HclExpression> known = new HashMap<>();

  /**
   * What is said in one file.
   *
   * @param file its content
   */
  public HclValues(HclBody file) {
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
  public HclExpression of(HclExpression expression) {
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
