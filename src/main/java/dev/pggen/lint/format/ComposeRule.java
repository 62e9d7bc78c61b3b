package dev.pggen.lint.format;

import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A rule about how the services of a Compose file are written. */
interface ComposeRule extends FormatRule<YamlDocument> {
  /** What is wrong with the services of a file, in any order. */
  void about(ComposeFile file, List<Finding> found);

  @Override
  default String format() {
    return "compose";
  }

  @Override
  default Class<YamlDocument> documents() {
    return YamlDocument.class;
  }

  @Override
  default Stream<Finding> check(YamlDocument document) {
    List<Finding> found = new ArrayList<>();
    about(ComposeFile.of(document), found);
    return found.stream();
  }
}
