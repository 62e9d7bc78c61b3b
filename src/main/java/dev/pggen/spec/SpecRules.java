package dev.pggen.spec;

import dev.pggen.source.RuleInfo;
import java.util.List;
import java.util.stream.Stream;

/** Everything that can be wrong with a spec as such, before anything is planned. */
public final class SpecRules {
  /** All of them, sorted by id. */
  public static final List<RuleInfo> ALL =
      Stream.of(ShapeRules.ALL, ValueRules.ALL, ReferenceRules.ALL, MeaningRules.ALL, FileRules.ALL)
          .flatMap(List::stream)
          .toList();

  private SpecRules() {}
}
