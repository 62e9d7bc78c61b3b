package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An app that starts as soon as its server runs, which is before it answers. */
public final class Pg308UnwaitedDatabase implements JobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG308",
          "unwaited-database",
          Severity.INFO,
          "Nomad starts the main tasks when a sidecar runs, not when it is ready: the first start of a server takes longer than that of most apps");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> about(Jobs jobs) {
    List<Finding> found = new ArrayList<>();
    for (Jobs.Group group : jobs.groups()) {
      List<JobTask> tasks = jobs.tasks(group);
      List<JobTask> apps = tasks.stream().filter(Pg308UnwaitedDatabase::isApp).toList();
      boolean waits = !Jobs.tellsAll(group.body(), "task") || tasks.stream().anyMatch(this::waits);
      for (JobTask server : tasks) {
        boolean sidecar = hook(server).filter("prestart"::equals).isPresent();
        if (sidecar && server.isServer() && !waits) {
          apps.forEach(app -> found.add(finding(server, app)));
        }
      }
    }
    return found;
  }

  /** Whether a task runs before the main ones to its end, and speaks of the database. */
  private boolean waits(JobTask task) {
    return !task.stays()
        && hook(task).filter("prestart"::equals).isPresent()
        && DatabaseUse.speaksOfServer(task);
  }

  private static Optional<String> hook(JobTask task) {
    return task.lifecycle().flatMap(l -> task.jobs().text(l.body(), "hook"));
  }

  /** A main task, or one that starts after those and says that it uses the database. */
  private static boolean isApp(JobTask task) {
    return task.lifecycle().isEmpty()
        ? DatabaseUse.mayBeApp(task)
        : hook(task).filter("poststart"::equals).isPresent() && DatabaseUse.isStartedAfter(task);
  }

  private static Finding finding(JobTask server, JobTask app) {
    return INFO.at(
            app.block().definition(),
            "`" + app.name() + "` starts before `" + server.name() + "` answers")
        .related(server.block().definition(), "it only has to run, not to be ready")
        .help(
            "add a task with the hook `prestart` and no `sidecar` that ends once `pg_isready -h"
                + " 127.0.0.1` does");
  }
}
