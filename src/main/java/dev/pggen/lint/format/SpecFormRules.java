package dev.pggen.lint.format;

import dev.pggen.lint.Rule;
import java.util.List;

/** Every rule that only the text of a spec can break. */
public final class SpecFormRules {
  /** In the order of their ids. */
  public static final List<Rule> ALL = List.of(new Pg903DoubledDollar());

  private SpecFormRules() {}
}
