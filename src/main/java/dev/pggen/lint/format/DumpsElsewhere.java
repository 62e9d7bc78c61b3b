package dev.pggen.lint.format;

import dev.pggen.hcl.HclFile;
import dev.pggen.source.Document;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Dumps that one job makes of the server of another, which it reaches by the name of its job or of
 * its service.
 */
public final class DumpsElsewhere {
  private DumpsElsewhere() {}

  /** Names of jobs and services whose databases the tasks of a file dump, in small letters. */
  public static Set<String> dumped(Document document) {
    Set<String> names = new HashSet<>();
    if (document instanceof HclFile file && mayDump(file.file().text())) {
      Jobs jobs = Jobs.of(file);
      Stream.concat(jobs.tasks(), alone(jobs))
          .filter(task -> !task.isServer())
          .map(DumpsElsewhere::said)
          .filter(DumpsElsewhere::mayDump)
          .forEach(
              text -> {
                for (Pattern pattern : Words.NAMES) {
                  Matcher m = pattern.matcher(text);
                  while (m.find()) {
                    names.add(m.group(1));
                  }
                }
              });
    }
    return names;
  }

  private static boolean mayDump(String text) {
    return Words.DUMPS.matcher(text).find() || Words.TOOLS.matcher(text).find();
  }

  /** Tasks that stand in no group: each is a group of its own. */
  private static Stream<JobTask> alone(Jobs jobs) {
    return jobs.body().blocks("job").stream()
        .flatMap(
            job ->
                job.body().blocks("task").stream()
                    .map(task -> new JobTask(jobs, new Jobs.Group(job, job), task)));
  }

  /** How others may call the servers of a file, in small letters. */
  public static Set<String> servers(Document document) {
    Set<String> names = new HashSet<>();
    if (document instanceof HclFile file) {
      Jobs jobs = Jobs.of(file);
      for (Jobs.Group group : jobs.groups()) {
        List<JobTask> tasks = jobs.tasks(group);
        for (JobTask server : tasks) {
          if (server.isServer()) {
            names.add(lower(Jobs.label(group.job())));
            ServerServices.of(group, server, tasks).stream()
                .flatMap(s -> jobs.text(s.body(), "name").stream())
                .forEach(name -> names.add(lower(name)));
          }
        }
      }
    }
    return names;
  }

  /** A task without the lines that are comments. */
  private static String said(JobTask task) {
    StringBuilder said = new StringBuilder();
    Jobs.written(task.block())
        .lines()
        .filter(line -> !line.strip().startsWith("#"))
        .forEach(line -> said.append(line).append('\n'));
    return said.toString();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Apart, so that a run without jobs makes none of them. */
  private static final class Words {
    static final Pattern DUMPS =
        Pattern.compile("(?<![\\w.-])(pg_dump|pg_dumpall|pg_basebackup)(?![\\w.-])");

    /** Images that say in their name what they do. */
    static final Pattern TOOLS =
        Pattern.compile(
            "(?i)\\bimage\\s*=\\s*\"[^\"\\n]*"
                + "(?:backup|pgback|wal-g|barman|databasus|postgresus)[^\"\\n]*\"");

    static final List<Pattern> NAMES =
        List.of(
            Pattern.compile("\\bjob (?:status|allocs) (?:-\\S+ )*([\\w-]+)"),
            Pattern.compile("-job[= ]([\\w-]+)"),
            Pattern.compile("/v1/job/([\\w-]+)/"),
            Pattern.compile("(?<![.\\w])(?:service|nomadservice) \"(?:\\w+\\.)?([\\w-]+)"),
            Pattern.compile("([\\w-]+)\\.service\\."));

    private Words() {}
  }
}
