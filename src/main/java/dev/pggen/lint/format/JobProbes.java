package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclExpression;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks of a job that run a program beside its server. */
final class JobProbes {
  private static final Pattern ASKS = Pattern.compile("(?<![\\w.-])(pg_isready|psql)(?![\\w.-])");

  /** What may name a host. */
  private static final Pattern HOST =
      Pattern.compile("\\s-[a-zA-Z]*h|--host|host=|://|PGHOST|127\\.0\\.0\\.1|localhost");

  private JobProbes() {}

  /** Those that ask over the socket. */
  static List<Finding> overSocket(Jobs jobs, RuleInfo info) {
    List<Finding> found = new ArrayList<>();
    for (Jobs.Group group : jobs.groups()) {
      List<JobTask> tasks = jobs.tasks(group);
      for (JobTask server : tasks) {
        if (server.isServer() && !server.variables().containsKey("PGHOST")) {
          ServerServices.of(group, server, tasks).stream()
              .flatMap(service -> service.body().blocks("check").stream())
              .forEach(check -> overSocket(server, check, info).ifPresent(found::add));
        }
      }
    }
    return found;
  }

  private static Optional<Finding> overSocket(JobTask server, HclBlock check, RuleInfo info) {
    HclBody body = check.body();
    Optional<String> words = words(server.jobs(), body);
    boolean socket =
        server.jobs().text(body, "type").filter("script"::equals).isPresent()
            && words.filter(w -> ASKS.matcher(w).find() && !HOST.matcher(w).find()).isPresent();
    if (!socket) {
      return Optional.empty();
    }
    HclExpression place =
        body.attribute("args").or(() -> body.attribute("command")).map(HclAttribute::value).get();
    return Optional.of(
        info.at(
                place.span(),
                "the check of `" + server.name() + "` passes before its first start is over")
            .severity(dev.pggen.source.Severity.INFO)
            .help("ask over TCP, as apps do: `pg_isready -h 127.0.0.1`"));
  }

  /** Command and arguments; empty where one of them is not known. */
  private static Optional<String> words(Jobs jobs, HclBody check) {
    StringBuilder words = new StringBuilder(jobs.text(check, "command").orElse(""));
    for (HclExpression item : jobs.items(check, "args")) {
      Optional<String> text =
          JobText.of(jobs.value(item)).map(JobText::text).filter(t -> t.indexOf(JobText.HOLE) < 0);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      words.append(' ').append(text.get());
    }
    return Optional.of(words.toString());
  }
}
