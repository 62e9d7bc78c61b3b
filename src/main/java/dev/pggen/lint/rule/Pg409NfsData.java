package dev.pggen.lint.rule;

import dev.pggen.lint.Profile;
import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Text;
import dev.pggen.stack.Volume;
import dev.pggen.stack.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Data or WAL of a server lies on a file system of another machine. */
public final class Pg409NfsData implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG409",
          "nfs-data",
          Severity.ERROR,
          "what was committed may not be on any disk, and nothing keeps a second server from the"
              + " same files");

  private static final String WAL = "POSTGRES_INITDB_WALDIR";

  /** Where the images keep data, if nothing more is known. */
  private static final String HOME = "/var/lib/postgresql";

  /**
   * A file system of another machine.
   *
   * @param type {@code nfs} or {@code cifs}
   * @param span where the manifest says so
   */
  private record Far(String type, Span span) {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Profile profile() {
    return Profile.ESSENTIAL;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Server server : stack.servers()) {
      Optional<Workload> workload = stack.workload(server.workload());
      if (workload.isPresent()) {
        check(stack, server, workload.get(), found);
      }
    }
    return found.stream();
  }

  private static void check(Stack stack, Server server, Workload workload, List<Finding> found) {
    String data = server.dataDirectory().ifKnown().orElse(HOME);
    String wal = wal(workload).orElse(data);
    for (Mount mount : workload.mounts()) {
      String target = mount.target();
      if (!target.startsWith("/")
          || !HostPaths.overlap(target, data) && !HostPaths.overlap(target, wal)) {
        continue;
      }
      Optional<Far> far = far(stack, mount);
      if (far.isPresent()) {
        boolean walAlone = !HostPaths.overlap(target, data);
        found.add(finding(workload, walAlone ? "WAL" : "data", far.get(), mount));
      }
    }
  }

  private static Optional<String> wal(Workload workload) {
    return workload.env().stream()
        .filter(v -> v.name().equals(WAL) && v.value().isKnownAnd(t -> !t.isSecret()))
        .map(v -> v.value().map(Text::shown).value())
        .filter(path -> path.startsWith("/"))
        .findFirst();
  }

  private static Optional<Far> far(Stack stack, Mount mount) {
    if (mount.source() instanceof Mount.OfHost host) {
      return byPath(host.path()).flatMap(t -> mount.origin().span().map(s -> new Far(t, s)));
    }
    if (!(mount.source() instanceof Mount.OfVolume of)) {
      return Optional.empty();
    }
    for (Volume volume : stack.volumes()) {
      if (volume.name().equals(of.volume())
          && volume.fileSystem().isKnownAnd(type -> !type.isEmpty())
          && volume.fileSystem().origin().span().isPresent()) {
        return Optional.of(
            new Far(volume.fileSystem().value(), volume.fileSystem().origin().span().get()));
      }
    }
    return Optional.empty();
  }

  /** Only what a directory is called tells in the manifest what is mounted there. */
  private static Optional<String> byPath(String path) {
    for (Path part : Path.of(path)) {
      String name = part.toString();
      if (name.equals("nfs") || name.equals("nfs4")) {
        return Optional.of("nfs");
      }
      if (name.equals("cifs") || name.equals("smb")) {
        return Optional.of("cifs");
      }
    }
    return Optional.empty();
  }

  private static Finding finding(Workload workload, String what, Far far, Mount mount) {
    boolean nfs = far.type().equals("nfs");
    Finding finding =
        INFO.at(
            far.span(),
            "the " + what + " of `" + workload.name() + "` lies on " + (nfs ? "NFS" : "CIFS"));
    if (mount.origin().span().isPresent() && !mount.origin().span().get().equals(far.span())) {
      finding = finding.related(mount.origin().span().get(), "it is mounted here");
    }
    String help =
        "keep it on a disk of the host, and let another machine hold the backups:"
            + " `backup.destination`";
    return nfs
        ? finding
            .severity(Severity.WARNING)
            .help(
                help
                    + "; if it must be, mount it `hard` and not `soft`, export it `sync`, see to it"
                    + " that no second host starts the server, and append `# pggen: ignore[PG409] --"
                    + " REASON`")
        : finding.help(help);
  }
}
