package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.ImageRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A tool copies the files of a server while it runs. */
public final class Pg418LiveDataCopied implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG418",
          "live-data-copied",
          Severity.WARNING,
          "the files of a running server do not fit each other from one moment to the next: such a"
              + " copy may not start, or start with damage that shows later");

  private static final String OFFEN = "docker.io/offen/docker-volume-backup";

  /** What copies the files that it sees. */
  private static final Set<String> COPIES =
      Set.of(
          OFFEN,
          "docker.io/duplicati/duplicati",
          "docker.io/kopia/kopia",
          "docker.io/linuxserver/duplicati",
          "docker.io/loomchild/volume-backup",
          "docker.io/mazzolino/restic",
          "docker.io/restic/restic",
          "ghcr.io/linuxserver/duplicati",
          "lscr.io/linuxserver/duplicati");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    List<ComposeService> tools = new ArrayList<>();
    for (ComposeService service : file.servers().isEmpty() ? file.servers() : file.services()) {
      if (copies(service)) {
        tools.add(service);
      }
    }
    for (ComposeService server : tools.isEmpty() ? tools : file.servers()) {
      Optional<ComposeMount> data = ComposeMount.data(server);
      if (data.isEmpty() || isStopped(server)) {
        continue;
      }
      for (ComposeService tool : tools) {
        copy(tool, data.get())
            .ifPresent(copy -> found.add(finding(server, tool, copy, data.get())));
      }
    }
  }

  private static boolean copies(ComposeService service) {
    return service.image().map(ImageRef::full).filter(COPIES::contains).isPresent()
        && service.isWhole()
        && !service.variables().containsKey("BACKUP_EXCLUDE_REGEXP")
        && service.variables().keySet().stream().noneMatch(name -> name.startsWith("PRE_COMMAND"));
  }

  /** The tool stops it meanwhile, or dumps it before; or nobody can tell. */
  private static boolean isStopped(ComposeService server) {
    String start = "docker-volume-backup.";
    if (!server.isWhole()) {
      return true;
    }
    for (String end : new String[] {"stop-during-backup", "archive-pre", "exec-pre", "copy-pre"}) {
      if (server.label(start + end).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static Optional<ComposeMount> copy(ComposeService tool, ComposeMount data) {
    return ComposeMount.of(tool).stream().filter(m -> m.source().equals(data.source())).findFirst();
  }

  private static Finding finding(
      ComposeService server, ComposeService tool, ComposeMount copy, ComposeMount data) {
    boolean offen = tool.image().map(ImageRef::full).filter(OFFEN::equals).isPresent();
    return INFO.at(
            copy.place(),
            "`" + tool.name() + "` copies the data of `" + server.name() + "` while it runs")
        .related(data.place(), "the server writes here")
        .help(
            offen
                ? "back up the file of a `pg_dump`; or let the tool stop the server meanwhile, by the"
                    + " label `docker-volume-backup.stop-during-backup: \"true\"` of `"
                    + server.name()
                    + "`"
                : "back up the file of a `pg_dump` in place of this volume");
  }
}
