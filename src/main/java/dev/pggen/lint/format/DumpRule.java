package dev.pggen.lint.format;

import dev.pggen.hcl.HclFile;
import dev.pggen.lint.FormatRule;
import dev.pggen.source.Document;
import dev.pggen.source.Finding;
import dev.pggen.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A rule about the scripts that dump a database, in Compose files and in jobs. */
interface DumpRule extends FormatRule<Document> {
  /**
   * What is wrong with the scripts of one container.
   *
   * @param dumps their calls, at least one
   */
  void about(String container, List<DumpScript> dumps, List<Finding> found);

  @Override
  default String format() {
    return "compose";
  }

  @Override
  default boolean isAbout(Document document) {
    return document instanceof YamlDocument && document.isOf(format())
        || document instanceof HclFile;
  }

  @Override
  default Class<Document> documents() {
    return Document.class;
  }

  @Override
  default Stream<Finding> check(Document document) {
    List<Finding> found = new ArrayList<>();
    if (document instanceof YamlDocument yaml) {
      for (ComposeService service : ComposeFile.of(yaml).services()) {
        ask(service.name(), DumpScripts.of(service), found);
      }
    } else if (document instanceof HclFile file) {
      Jobs.of(file).tasks().forEach(task -> ask(task.name(), DumpScripts.of(task), found));
    }
    return found.stream();
  }

  private void ask(String container, List<DumpScript> dumps, List<Finding> found) {
    if (!dumps.isEmpty()) {
      about(container, dumps, found);
    }
  }
}
