package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;

/** What {@code nomad job validate} refuses, said where no Nomad is at hand. */
public final class Pg911RefusedJob implements JobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG911",
          "refused-job",
          Severity.ERROR,
          "a job that is refused changes nothing, and what ran before stays as it was");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> about(Jobs jobs) {
    List<Refusal> refusals = new ArrayList<>();
    for (Jobs.Group group : jobs.groups()) {
      GroupRefusals.of(jobs, group, refusals);
      ServiceRefusals.of(jobs, group, refusals);
      jobs.tasks(group).forEach(task -> TaskRefusals.of(task, refusals));
    }
    UndeclaredRefusals.of(jobs, refusals);
    List<Finding> found = new ArrayList<>();
    for (Refusal refusal : refusals) {
      found.add(
          INFO.at(refusal.span(), "Nomad refuses it: " + refusal.words()).help(refusal.help()));
    }
    return found;
  }
}
