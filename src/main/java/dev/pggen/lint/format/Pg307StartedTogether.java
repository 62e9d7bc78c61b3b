package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server and the app that needs it are main tasks of one group. */
public final class Pg307StartedTogether implements JobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG307",
          "started-together",
          Severity.WARNING,
          "main tasks start at the same time, and are stopped at the same time: the app loses its database while it ends");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> about(Jobs jobs) {
    List<Finding> found = new ArrayList<>();
    for (Jobs.Group group : jobs.groups()) {
      List<JobTask> main =
          jobs.tasks(group).stream().filter(task -> task.lifecycle().isEmpty()).toList();
      for (JobTask server : main) {
        Optional<JobTask> app = main.stream().filter(DatabaseUse::isApp).findFirst();
        if (server.isServer() && app.isPresent()) {
          found.add(finding(server, app.get()));
        }
      }
    }
    return found;
  }

  private static Finding finding(JobTask server, JobTask app) {
    return INFO.at(
            server.block().definition(),
            "`" + server.name() + "` starts and stops together with `" + app.name() + "`")
        .related(app.block().definition(), "a main task as well, which uses the database")
        .help(
            "give the server `lifecycle { hook = \"prestart\" sidecar = true }`, each on its own"
                + " line; it is then up before the app, and stopped after it");
  }
}
