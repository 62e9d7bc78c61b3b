package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclFile;
import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of a template that the user of its task may not read.
 *
 * <p>Silent where the user is the image's or is not known.
 */
public final class Pg930UnreadableTemplate implements FormatRule<HclFile> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG930",
          "unreadable-template",
          Severity.WARNING,
          "the client writes the file as root unless `uid` and `gid` say otherwise, and the task's user is another one");

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
    return JobTemplate.all(Jobs.of(file))
        .filter(JobTemplate::isFile)
        .flatMap(t -> finding(t).stream());
  }

  private static Optional<Finding> finding(JobTemplate template) {
    Jobs jobs = template.task().jobs();
    Optional<HclAttribute> perms = template.attribute("perms");
    Optional<String> mode = perms.flatMap(p -> jobs.text(p.value())).filter(m -> isClosed(m));
    Optional<String> user =
        template.task().docker().flatMap(c -> jobs.text(template.task().body(), "user"));
    if (mode.isEmpty() || user.isEmpty() || isRoot(user.get())) {
      return Optional.empty();
    }
    boolean owned = Stream.of("uid", "gid").anyMatch(name -> template.attribute(name).isPresent());
    if (owned) {
      return Optional.empty();
    }
    return Optional.of(
        INFO.at(
                perms.orElseThrow().value().span(),
                "`" + template.task().name() + "` may not read this file: it belongs to root")
            .related(
                template.task().body().attribute("user").orElseThrow().value().span(),
                "it runs as this user")
            .help("add `uid` and `gid` with the numbers of that user"));
  }

  /** Whether nobody but the owner may read: octal digits, and none for group and others. */
  private static boolean isClosed(String mode) {
    return mode.length() > 2
        && mode.chars().allMatch(c -> c >= '0' && c <= '7')
        && "0123".indexOf(mode.charAt(mode.length() - 1)) >= 0
        && "0123".indexOf(mode.charAt(mode.length() - 2)) >= 0;
  }

  private static boolean isRoot(String user) {
    return user.isEmpty()
        || user.equals("root")
        || user.equals("0")
        || user.startsWith("root:")
        || user.startsWith("0:");
  }
}
