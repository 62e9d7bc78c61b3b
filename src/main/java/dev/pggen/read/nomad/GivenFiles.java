package dev.pggen.read.nomad;

import dev.pggen.source.Span;
import dev.pggen.stack.AppFile;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What templates write that becomes no variables; a server's own files have their own rules. */
final class GivenFiles {
  /** Whoever runs as the task reads them. */
  private static final String MODE = "0444";

  private GivenFiles() {}

  static List<AppFile> of(
      Map<String, TaskFiles> files,
      Map<String, Workload.Role> roles,
      Function<Span, Origin> origins) {
    List<AppFile> all = new ArrayList<>();
    files.forEach(
        (task, written) -> {
          if (roles.get(task) != Workload.Role.DATABASE) {
            for (TaskFiles.Given file : written.given()) {
              Origin origin = origins.apply(file.text().span());
              file.text()
                  .written()
                  .map(text -> new AppFile(file.path(), text, MODE, origin))
                  .ifPresent(all::add);
            }
          }
        });
    return all;
  }
}
