package dev.pggen.lint.format;

import dev.pggen.hcl.HclFile;
import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import java.util.List;
import java.util.stream.Stream;

/** A rule that only a job of Nomad can break. */
interface JobRule extends FormatRule<HclFile> {
  /** What is wrong with the jobs of a file, in any order. */
  List<Finding> about(Jobs jobs);

  @Override
  default String format() {
    return "nomad";
  }

  @Override
  default Class<HclFile> documents() {
    return HclFile.class;
  }

  @Override
  default Stream<Finding> check(HclFile file) {
    return about(Jobs.of(file)).stream();
  }
}
