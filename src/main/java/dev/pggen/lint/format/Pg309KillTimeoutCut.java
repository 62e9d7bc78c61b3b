package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server asks for more time to end than clients give without being told to. */
public final class Pg309KillTimeoutCut implements JobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG309",
          "kill-timeout-cut",
          Severity.INFO,
          "a client gives 30 s unless its max_kill_timeout says more; then the server is killed and must recover");

  /** What clients give. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> about(Jobs jobs) {
    List<Finding> found = new ArrayList<>();
    jobs.tasks()
        .filter(JobTask::isServer)
        .forEach(
            server -> {
              Optional<HclAttribute> timeout = server.body().attribute("kill_timeout");
              Optional<String> text = timeout.flatMap(t -> jobs.text(t.value()));
              boolean longer =
                  text.flatMap(GoDuration::of).filter(d -> d.compareTo(LONGEST) > 0).isPresent();
              if (longer) {
                found.add(
                    INFO.at(
                            timeout.orElseThrow().value().span(),
                            "`" + server.name() + "` may get 30 s to end, not " + text.get())
                        .help(
                            "see to it that `max_kill_timeout` of the clients' configuration is"
                                + " at least "
                                + text.get()));
              }
            });
    return found;
  }
}
