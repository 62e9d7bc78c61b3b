package dev.pggen.report;

import java.util.Optional;

/** What the forms for machines say beside the findings. Asked only when such a form is written. */
public interface Surroundings {
  /** Of pggen. */
  String version();

  /**
   * The path of a file from the top of its repository, with forward slashes; absolute where the
   * file is outside of it.
   *
   * @param reported as findings name it
   */
  String fromTheTop(String reported);

  /** What there is to read about a rule, in Markdown. */
  Optional<String> page(String rule);
}
