package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import java.util.List;

/** A rule about the scripts that dump a database, in Compose files and in jobs. */
interface DumpRule extends ComposeAndJobRule {
  /**
   * What is wrong with the scripts of one container.
   *
   * @param dumps their calls, at least one
   */
  void about(String container, List<DumpScript> dumps, List<Finding> found);

  @Override
  default void about(ComposeFile file, List<Finding> found) {
    for (ComposeService service : file.services()) {
      ask(service.name(), DumpScripts.of(service), found);
    }
  }

  @Override
  default void about(Jobs jobs, List<Finding> found) {
    jobs.tasks().forEach(task -> ask(task.name(), DumpScripts.of(task), found));
  }

  private void ask(String container, List<DumpScript> dumps, List<Finding> found) {
    if (!dumps.isEmpty()) {
      about(container, dumps, found);
    }
  }
}
