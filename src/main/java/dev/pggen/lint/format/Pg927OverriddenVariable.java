package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclFile;
import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A variable of a task that is given twice, with two values.
 *
 * <p>Silent about lines that a condition or a list may leave out: then the other one is what counts
 * without it.
 */
public final class Pg927OverriddenVariable implements FormatRule<HclFile> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG927",
          "overridden-variable",
          Severity.WARNING,
          "what a template writes wins over `env`, and a later template over an earlier one, without a word");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public String format() {
    return "nomad";
  }

  @Override
  public Class<HclFile> documents() {
    return HclFile.class;
  }

  @Override
  public Stream<Finding> check(HclFile file) {
    List<Finding> found = new ArrayList<>();
    Jobs.of(file).tasks().forEach(task -> task(task, found));
    return found.stream();
  }

  /** A variable as it is given at one place. */
  private record Given(String value, Span place) {}

  private static void task(JobTask task, List<Finding> found) {
    Map<String, Given> given = new TreeMap<>();
    env(task, given);
    for (JobTemplate template : JobTemplate.of(task)) {
      if (template.isEnv()) {
        Map<String, Given> own = new TreeMap<>();
        for (EnvLine line : EnvLine.of(template)) {
          if (!Lookups.isMaybe(template.actions().orElseThrow(), line.from())) {
            Span place =
                template
                    .data()
                    .orElseThrow()
                    .place(line.from(), line.from() + line.name().length());
            own.put(line.name(), new Given(line.value(), place));
          }
        }
        own.forEach((name, last) -> finding(name, given.put(name, last), last, found));
      }
    }
  }

  private static void env(JobTask task, Map<String, Given> given) {
    for (HclBlock env : task.body().blocks("env")) {
      for (HclAttribute one : env.body().attributes()) {
        String value = JobText.of(task.jobs().value(one.value())).map(JobText::text).orElse("");
        given.put(one.name().value(), new Given(value, one.name().span()));
      }
    }
  }

  private static void finding(String name, @Nullable Given first, Given last, List<Finding> found) {
    if (first != null && !first.value().equals(last.value())) {
      found.add(
          INFO.at(first.place(), "this `" + name + "` is overridden by a template")
              .related(last.place(), "this one counts")
              .help("leave one of them"));
    }
  }
}
