package dev.pggen.lint.rule;

import dev.pggen.lint.Comparison;
import dev.pggen.lint.EstateRule;
import dev.pggen.lint.Profile;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Volume;
import dev.pggen.stack.Workload;
import dev.pggen.stack.Workload.Role;
import java.util.stream.Stream;

/**
 * Two services write to one volume, and a server keeps its data there.
 *
 * <p>A warning, since the files of a repository may be for several hosts, which they do not show.
 * Silent about volumes that a stack has for itself, and about who only reads.
 */
public final class Pg210SharedDataVolume implements EstateRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG210",
          "shared-data-volume",
          Severity.WARNING,
          "what the other one writes, moves or deletes there is lost to the server, and two servers"
              + " on one directory of data destroy it");

  /**
   * A volume as a service uses it.
   *
   * @param name by which others know it
   * @param data whether a server keeps its data there
   */
  private record Use(String name, boolean data) {
    boolean clashes(Use other) {
      return (data || other.data) && name.equals(other.name);
    }
  }

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
        Pg210SharedDataVolume::claims, Use::name, Use::clashes, Pg210SharedDataVolume::finding);
  }

  private static Stream<Claim<Use>> claims(Stack stack) {
    return stack.workloads().stream()
        .flatMap(w -> w.mounts().stream().flatMap(m -> claim(stack, w, m)));
  }

  private static Stream<Claim<Use>> claim(Stack stack, Workload workload, Mount mount) {
    if (mount.readOnly() || !(mount.source() instanceof Mount.OfVolume of)) {
      return Stream.empty();
    }
    boolean data =
        workload.role() == Role.DATABASE
            && stack.servers().stream()
                .filter(s -> s.workload().equals(workload.name()))
                .anyMatch(s -> s.volumePath().isKnownAnd(mount.target()::equals));
    return stack.volumes().stream()
        .filter(v -> v.name().equals(of.volume()))
        .map(Volume::outer)
        .flatMap(outer -> outer.stream())
        .flatMap(name -> Claim.of(stack, new Use(name, data), mount.origin()));
  }

  private static Finding finding(Claim<Use> later, Claim<Use> first) {
    String name = later.what().name();
    String shown =
        name.substring(0, name.lastIndexOf(' ')) + " `" + name.substring(name.lastIndexOf(' ') + 1);
    String whose =
        later.what().data() && first.what().data()
            ? "two servers keep their data"
            : "a server keeps its data";
    return INFO.at(
            later.span(), later.beside(first) + " write to the " + shown + "`, where " + whose)
        .related(first.span(), first.name() + " writes there, too")
        .help(
            "give one of them a volume of its own; who only reads mounts it read-only; or append"
                + " `# pggen: ignore[PG210] -- REASON`");
  }
}
