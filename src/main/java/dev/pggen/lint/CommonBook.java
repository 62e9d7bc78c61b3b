package dev.pggen.lint;

import dev.pggen.lint.rule.EstateRules;
import dev.pggen.lint.rule.StackRules;
import dev.pggen.source.Document;
import java.util.List;

/** The rules that hold for stacks of every format. */
enum CommonBook implements RuleBook {
  /** What a stack says. */
  STACK,
  /** What several stacks share. */
  ESTATE;

  @Override
  public List<? extends Rule> rules() {
    return this == STACK ? StackRules.ALL : EstateRules.ALL;
  }

  @Override
  public boolean isAbout(Document document) {
    return this == STACK;
  }
}
