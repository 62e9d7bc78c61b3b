package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An app may write where a server keeps its data, in a directory of the host. */
public final class Pg211AppAtDataDirectory implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG211",
          "app-at-data-directory",
          Severity.WARNING,
          "a mistake of the app, or whoever takes it over, destroys the files of the server below"
              + " it, and no password is asked");

  /** What is there to read or to copy all of it. */
  private static final Pattern TOOLS =
      Pattern.compile(
          "restic|borg|kopia|duplic|backup|rsync|rclone|syncthing|filebrowser|chown|init|migrat|upgrade");

  /** Stands for the directory of the file, with room for paths that lead out of it. */
  private static final Path BESIDE = Path.of("/%/%/%/%/%/%");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Server server : stack.isPlanned() ? List.<Server>of() : stack.servers()) {
      Optional<Workload> database = stack.workload(server.workload());
      Optional<Mount> data =
          database.flatMap(d -> data(d, server)).filter(m -> !isOfOneTask(stack, m));
      for (Workload other : data.isEmpty() ? List.<Workload>of() : stack.workloads()) {
        if (isApp(other)) {
          check(other, server, data.get(), found);
        }
      }
    }
    return found.stream();
  }

  private static Optional<Mount> data(Workload database, Server server) {
    return server
        .volumePath()
        .ifKnown()
        .flatMap(
            target -> database.mounts().stream().filter(m -> m.target().equals(target)).findFirst())
        .filter(m -> !m.readOnly() && path(m).isPresent());
  }

  /** Each task of a job has a directory {@code local} of its own. */
  private static boolean isOfOneTask(Stack stack, Mount mount) {
    return mount.source() instanceof Mount.OfOutput
        && stack
            .origin()
            .span()
            .filter(s -> s.file().line(s.line()).stripLeading().startsWith("job "))
            .isPresent();
  }

  private static boolean isApp(Workload workload) {
    String called =
        (workload.name() + " " + workload.image().map(i -> i.repository()).ifKnown().orElse(""))
            .toLowerCase(Locale.ROOT);
    return workload.role() == Workload.Role.APP
        && !BackupTools.saves(workload)
        && !TOOLS.matcher(called).find();
  }

  private static void check(Workload app, Server server, Mount data, List<Finding> found) {
    String place = path(data).orElseThrow();
    for (Mount mount : app.mounts()) {
      Optional<String> path = path(mount).filter(p -> HostPaths.overlap(p, place));
      Optional<Span> span = mount.origin().span();
      if (mount.readOnly() || path.isEmpty() || span.isEmpty()) {
        continue;
      }
      boolean around = !path.get().equals(place) && HostPaths.inside(place, path.get());
      Finding finding =
          INFO.at(
                  span.get(),
                  "`"
                      + app.name()
                      + "` may write to the data of `"
                      + server.workload()
                      + (around ? "`, which lie in this directory" : "`, which lie here"))
              .severity(around ? Severity.INFO : Severity.WARNING)
              .help(
                  around
                      ? "mount what it needs alone, or keep the data of the server elsewhere"
                      : "give `" + app.name() + "` a directory of its own");
      found.add(
          data.origin()
              .span()
              .map(s -> finding.related(s, "the server keeps its data here"))
              .orElse(finding));
    }
  }

  /** Normal, and none of the system's; what lies beside the file is below a place of no host. */
  private static Optional<String> path(Mount mount) {
    String path =
        mount.source() instanceof Mount.OfHost host
            ? host.path()
            : mount.source() instanceof Mount.OfOutput own ? own.path() : "";
    if (path.isEmpty() || path.startsWith("/") && HostPaths.isSystem(path)) {
      return Optional.empty();
    }
    boolean elsewhere = path.startsWith("$") || path.startsWith("~");
    return Optional.of(BESIDE.resolve(elsewhere ? "/" + path : path).normalize().toString());
  }
}
