package dev.pggen.lint.format;

import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclExpression;
import dev.pggen.hcl.HclFile;
import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A template that is written where the container does not look.
 *
 * <p>Silent where a mount may lead there, where another template reads it, and for other drivers.
 */
public final class Pg929UnseenTemplate implements FormatRule<HclFile> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG929",
          "unseen-template",
          Severity.WARNING,
          "Docker's containers see `local/`, `secrets/` and `alloc/` of a task, and a path like `/etc/x` lies below the task's directory, not in the container");

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
    return JobTemplate.all(Jobs.of(file)).flatMap(t -> finding(t).stream());
  }

  private static Optional<Finding> finding(JobTemplate template) {
    Optional<String> path = template.destination();
    Optional<HclBody> config = template.task().docker();
    if (config.isEmpty()
        || path.isEmpty()
        || template.directory() != JobTemplate.Directory.TASK
        || !template.isFile()
        || isRead(template, path.get())
        || mayMount(template.task().jobs(), config.get(), path.get())) {
      return Optional.empty();
    }
    Span place = template.attribute("destination").orElseThrow().value().span();
    return Optional.of(
        INFO.at(place, "`" + template.task().name() + "` never sees this file")
            .help(
                "write it below `local/`, and bring it to its place with a `mount` of type `bind`"
                    + " whose source is that path"));
  }

  /** Whether another template may be made from it, or its path is not known. */
  private static boolean isRead(JobTemplate template, String path) {
    return path.indexOf(JobText.HOLE) >= 0
        || template.task().body().blocks("template").stream()
            .anyMatch(b -> b.body().attribute("source").isPresent());
  }

  /** Whether a mount leads to the path or to a directory above it, or is not known. */
  private static boolean mayMount(Jobs jobs, HclBody config, String path) {
    if (config.attribute("mount").isPresent()
        || config.attribute("mounts").isPresent()
        || !Jobs.tellsAll(config, "mount")
        || !Jobs.tellsAll(config, "mounts")
        || !jobs.isKnownList(config, "volumes")) {
      return true;
    }
    List<Optional<String>> sources = new ArrayList<>();
    for (String type : List.of("mount", "mounts")) {
      config.blocks(type).forEach(m -> sources.add(jobs.text(m.body(), "source")));
    }
    for (HclExpression volume : jobs.items(config, "volumes")) {
      sources.add(jobs.text(volume).map(v -> v.substring(0, Math.max(0, v.indexOf(':')))));
    }
    return sources.stream().anyMatch(s -> s.isEmpty() || leads(s.get(), path));
  }

  private static boolean leads(String source, String path) {
    String plain = source.startsWith("./") ? source.substring(2) : source;
    return plain.isEmpty()
        || plain.equals(".")
        || plain.contains("..")
        || path.equals(plain)
        || path.startsWith(plain.endsWith("/") ? plain : plain + "/");
  }
}
