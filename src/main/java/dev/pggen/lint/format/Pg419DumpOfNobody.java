package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A dump looks for its server in its own container. */
public final class Pg419DumpOfNobody implements ComposeRule {
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
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService service : file.services()) {
      if (service.isServer() || !service.hasAllVariables() || sees(service)) {
        continue;
      }
      for (DumpScript dump : DumpScripts.of(service)) {
        // what is given to these may be a variable
        String call = dump.call().replaceAll("\\s(-U|-f|--username|--file)[= ]?\\S+", "");
        if (!SAYS.matcher(call).find() && !elsewhere(dump)) {
          found.add(
              INFO.at(dump.place(), "`" + service.name() + "` dumps a server in its own container")
                  .help("name the server: `pg_dump -h " + server(file) + "`, or set `PGHOST`"));
        }
      }
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

  private static String server(ComposeFile file) {
    return file.servers().isEmpty() ? "HOST" : file.servers().get(0).name();
  }
}
