package dev.pggen.lint.format;

import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Services of a job that lead to a server. */
final class ServerServices {
  private ServerServices() {}

  /** Its own, and those of its group. */
  static List<HclBlock> of(Jobs.Group group, JobTask server, List<JobTask> tasks) {
    List<HclBlock> services = new ArrayList<>(server.body().blocks("service"));
    group.body().blocks("service").stream()
        .filter(service -> leadsTo(service.body(), server, tasks))
        .forEach(services::add);
    return services;
  }

  /** By its task, by a port that the server alone has, or because there is nobody else. */
  private static boolean leadsTo(HclBody service, JobTask server, List<JobTask> tasks) {
    Jobs jobs = server.jobs();
    Optional<String> task = jobs.text(service, "task");
    if (task.isPresent()) {
      return task.get().equals(server.name());
    }
    Optional<String> port = jobs.text(service, "port");
    boolean own =
        port.filter(label -> ports(server).contains(label)).isPresent()
            || port.filter("5432"::equals).isPresent();
    return own || tasks.stream().filter(JobTask::stays).count() == 1;
  }

  private static List<String> ports(JobTask task) {
    return task.config().stream()
        .flatMap(config -> task.jobs().items(config, "ports").stream())
        .flatMap(item -> task.jobs().text(item).stream())
        .toList();
  }
}
