package dev.pggen.lint.format;

import dev.pggen.hcl.HclFile;
import dev.pggen.lint.FormatRule;
import dev.pggen.source.Document;
import dev.pggen.source.Finding;
import dev.pggen.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A rule that the text of Compose files and that of jobs can break. */
interface ComposeAndJobRule extends FormatRule<Document> {
  /** What is wrong with the services of a file, in any order. */
  void about(ComposeFile file, List<Finding> found);

  /** What is wrong with the tasks of a file, in any order. */
  void about(Jobs jobs, List<Finding> found);

  @Override
  default String format() {
    return "compose";
  }

  @Override
  default Class<Document> documents() {
    return Document.class;
  }

  @Override
  default Stream<Finding> check(Document document) {
    List<Finding> found = new ArrayList<>();
    if (document instanceof YamlDocument yaml) {
      about(ComposeFile.of(yaml), found);
    } else if (document instanceof HclFile file) {
      about(Jobs.of(file), found);
    }
    return found.stream();
  }
}
