package dev.pggen.lint.rule;

import dev.pggen.lint.Comparison;
import dev.pggen.lint.EstateRule;
import dev.pggen.lint.Profile;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import dev.pggen.stack.Workload.Role;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Two services use one directory of the host, and at least one of them writes there.
 *
 * <p>Silent about what belongs to the system: PG606 asks about that, service by service. Silent
 * about a path with a variable that nothing here sets.
 */
public final class Pg204SharedHostPath implements EstateRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG204",
          "shared-host-path",
          Severity.ERROR,
          "what one of them fills, locks, deletes or corrupts there, it does to the other");

  /**
   * A directory as a service uses it.
   *
   * @param workload the container that sees it
   * @param path on the host, normal
   * @param writes whether the container may change it
   * @param data whether a server keeps its data there
   */
  private record Directory(String workload, String path, boolean writes, boolean data) {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Profile profile() {
    return Profile.ESSENTIAL;
  }

  @Override
  public Comparison compare() {
    return new Claims<>(
        Pg204SharedHostPath::claims,
        directory -> "", // one may lie in another
        (a, b) -> (a.writes() || b.writes()) && HostPaths.overlapNormal(a.path(), b.path()),
        Pg204SharedHostPath::finding);
  }

  private static Stream<Claim<Directory>> claims(Stack stack) {
    return stack.workloads().stream()
        .filter(w -> w.role() != Role.BACKUP && w.role() != Role.DRILL)
        .flatMap(w -> w.mounts().stream().flatMap(m -> claim(stack, w, m)));
  }

  private static Stream<Claim<Directory>> claim(Stack stack, Workload workload, Mount mount) {
    if (!(mount.source() instanceof Mount.OfHost host)) {
      return Stream.empty();
    }
    if (HostPaths.isSystem(host.path()) || host.path().indexOf('$') >= 0) {
      return Stream.empty();
    }
    String path = Path.of(host.path()).normalize().toString();
    boolean data = workload.role() == Role.DATABASE && !mount.readOnly();
    Directory directory = new Directory(workload.name(), path, !mount.readOnly(), data);
    return Claim.of(stack, directory, mount.origin());
  }

  private static Finding finding(Claim<Directory> later, Claim<Directory> first) {
    Directory own = later.what();
    Directory other = first.what();
    String kind = own.data() || other.data() ? "the data directory" : "the host's";
    String message =
        own.path().equals(other.path())
            ? later.beside(first) + " share " + kind + " `" + own.path() + "`"
            : later.name()
                + " uses "
                + kind
                + " `"
                + own.path()
                + "`, "
                + inside(own, other, first);
    return INFO.at(later.span(), message)
        .related(
            first.span(),
            first.name() + (other.writes() ? " writes `" : " reads `") + other.path() + "` here")
        .help(
            "give "
                + later.name()
                + " a directory of its own"
                + (later.planned() ? " in `host_path`" : "")
                + "; if it only reads what "
                + first.name()
                + " writes, append `# pggen: ignore[PG204] -- it only reads`");
  }

  private static String inside(Directory own, Directory other, Claim<Directory> first) {
    boolean within = Path.of(own.path()).startsWith(other.path());
    return (within ? "inside of `" : "around `") + other.path() + "` of " + first.name();
  }
}
