package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;

/** A task that is to run beside others after all of them have ended. */
public final class Pg918SidecarAfterwards implements JobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG918",
          "sidecar-afterwards",
          Severity.WARNING,
          "a poststop task starts when the others have ended: there is nothing left that it could run beside");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> about(Jobs jobs) {
    List<Finding> found = new ArrayList<>();
    jobs.tasks()
        .forEach(
            task ->
                task.lifecycle()
                    .filter(l -> jobs.text(l.body(), "hook").filter("poststop"::equals).isPresent())
                    .filter(l -> jobs.isTrue(l.body(), "sidecar"))
                    .flatMap(l -> l.body().attribute("sidecar"))
                    .ifPresent(a -> found.add(finding(task, a))));
    return found;
  }

  private static Finding finding(JobTask task, HclAttribute sidecar) {
    return INFO.at(sidecar.span(), "`" + task.name() + "` is a sidecar of tasks that have ended")
        .help("take `sidecar` out, or take `poststart` for what runs beside the main tasks");
  }
}
