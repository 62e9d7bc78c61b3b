package dev.pggen.lint.format;

import dev.pggen.hcl.HclObject;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A dump looks for its server in its own container. */
public final class Pg419DumpOfNobody implements ComposeAndJobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG419",
          "dump-of-nobody",
          Severity.ERROR,
          "without a host `pg_dump` asks the socket of its own container, where no server listens:"
              + " every dump fails");

  private static final Set<String> HOSTS =
      Set.of("PGHOST", "PGHOSTADDR", "PGSERVICE", "PGSERVICEFILE");

  /** What may say it in a line. */
  private static final Pattern SAYS = Pattern.compile("\\s-h|--host|host=|://|\\$[@*{(A-Z_a-z0-9]");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(Jobs jobs, List<Finding> found) {
    jobs.tasks().forEach(task -> about(task, found));
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService service : file.services()) {
      if (!service.isServer() && service.hasAllVariables() && !sees(service)) {
        String server = file.servers().isEmpty() ? "HOST" : file.servers().get(0).name();
        DumpScripts.of(service).forEach(d -> about(service.name(), d, server, found));
      }
    }
  }

  /** Tasks of a group may share a loopback, and never a directory for sockets. */
  private static void about(JobTask task, List<Finding> found) {
    boolean variables =
        task.jobs().value(task.body(), "env").filter(e -> !(e instanceof HclObject)).isEmpty()
            && Jobs.tellsAll(task.body(), "env")
            && JobTemplate.of(task).stream().allMatch(JobTemplate::isFile)
            && task.variables().keySet().stream().noneMatch(HOSTS::contains);
    if (task.docker().isPresent() && !task.isServer() && variables && !seesSocket(task)) {
      DumpScripts.of(task).forEach(d -> about(task.name(), d, "127.0.0.1", found));
    }
  }

  /** Whether a directory with the socket may be mounted. */
  private static boolean seesSocket(JobTask task) {
    String written = Jobs.written(task.block());
    return written.contains("/run") || written.contains("socket");
  }

  private static void about(String container, DumpScript dump, String server, List<Finding> found) {
    // what is given to these may be a variable
    String call = dump.call().replaceAll("\\s(-U|-f|--username|--file)[= ]?\\S+", "");
    if (!SAYS.matcher(call).find() && !elsewhere(dump)) {
      found.add(
          INFO.at(dump.place(), "`" + container + "` dumps a server in its own container")
              .help("name the server: `pg_dump -h " + server + "`, or set `PGHOST`"));
    }
  }

  private static boolean sees(ComposeService service) {
    return service.variables().keySet().stream().anyMatch(HOSTS::contains)
        || !service.hasAllMounts()
        || ComposeMount.of(service).stream()
            .anyMatch(m -> m.target().contains("run") || m.target().indexOf('$') >= 0);
  }

  private static boolean elsewhere(DumpScript dump) {
    return dump.text().contains("PGHOST")
        || dump.text().contains("PGSERVICE")
        || dump.text().contains("exec ")
        || dump.text().contains("pg_ctl")
        || dump.text().contains("ssh ");
  }
}
