package dev.pggen.lint.format;

import dev.pggen.hcl.HclBlock;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file of the task that is mounted by a path which is one of the client's own. */
public final class Pg935HostPathMounted implements JobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG935",
          "host-path-mounted",
          Severity.ERROR,
          "a source that begins with `/` is a path of the client: there Docker makes an empty directory, or Nomad refuses the task, and the file stays unseen");

  private static final List<String> OWN = List.of("/local/", "/secrets/", "/alloc/");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> about(Jobs jobs) {
    List<Finding> found = new ArrayList<>();
    jobs.tasks()
        .filter(task -> task.docker().isPresent())
        .forEach(
            task ->
                TaskMount.of(jobs, task.docker().orElseThrow()).stream()
                    .filter(mount -> OWN.stream().anyMatch(mount.source()::startsWith))
                    .forEach(mount -> finding(task, mount).ifPresent(found::add)));
    return found;
  }

  private static Optional<Finding> finding(JobTask task, TaskMount mount) {
    return written(task).entrySet().stream()
        .filter(each -> mount.leadsTo(each.getKey()))
        .findFirst()
        .map(
            each ->
                INFO.at(
                        mount.place(),
                        "`" + mount.source() + "` is a path of the client, not of this task")
                    .related(each.getValue(), "the file is written here")
                    .help("write `" + mount.source().substring(1) + "`, without the slash"));
  }

  /** What templates and artifacts put below the task's directory. */
  private static Map<String, Span> written(JobTask task) {
    Map<String, Span> paths = new LinkedHashMap<>();
    for (JobTemplate template : JobTemplate.of(task)) {
      template
          .destination()
          .ifPresent(path -> paths.putIfAbsent(path, template.block().definition()));
    }
    for (HclBlock artifact : task.body().blocks("artifact")) {
      task.jobs()
          .text(artifact.body(), "destination")
          .filter(path -> !path.startsWith("/"))
          .ifPresent(path -> paths.putIfAbsent(path, artifact.definition()));
    }
    return paths;
  }
}
