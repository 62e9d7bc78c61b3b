package dev.pggen.lint.rule;

import dev.pggen.lint.Profile;
import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.DataPlace;
import dev.pggen.stack.DataPlace.Kind;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Volume;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a container writes lies where it does not stay. */
public final class Pg411VolumeNotKept implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG411",
          "volume-not-kept",
          Severity.ERROR,
          "what is committed there is gone with the place where it lies");

  private static final String ON_PURPOSE = "; for tests: `# pggen: ignore[PG411] -- data of tests`";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** Tests of others throw their data away on purpose. */
  @Override
  public Severity elsewhere() {
    return Severity.WARNING;
  }

  @Override
  public Profile profile() {
    return Profile.ESSENTIAL;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Server server : stack.servers()) {
      if (server.dataPlace().isKnown()) {
        data(server.workload(), server.dataPlace().value(), found);
      }
    }
    for (Volume volume : stack.volumes()) {
      if (volume.kept().isKnownAnd(kept -> !kept)) {
        volume(stack, volume).ifPresent(found::add);
      }
    }
    return found.stream();
  }

  private static void data(String workload, DataPlace place, List<Finding> found) {
    Optional<Span> span = place.origin().span();
    if (span.isEmpty()) {
      return;
    }
    String data = "the data of `" + workload + "` lie in ";
    if (place.kind() == Kind.MEMORY) {
      found.add(
          INFO.at(span.get(), data + "memory")
              .why("a stop of the container takes them away, and so does any restart of the host")
              .help("mount a volume with a name at `" + place.path() + "`" + ON_PURPOSE));
    } else if (place.kind() == Kind.TASK) {
      found.add(
          INFO.at(span.get(), data + "a directory of its task")
              .why(
                  "it goes with its allocation: after a stop of the job or the loss of its client"
                      + " the server begins with an empty database, and without a sticky"
                      + " `ephemeral_disk` after an update, too")
              .help(
                  "mount a `volume` of the group at `"
                      + place.path()
                      + "`, or a directory of the client by its whole path"
                      + ON_PURPOSE));
    } else if (place.kind() == Kind.UNNAMED) {
      found.add(
          INFO.at(span.get(), data + "a volume without a name")
              .why("after a `down` the next container gets a new one, and `prune` deletes the old")
              .help(
                  "give it a name, like `db-data:"
                      + place.path()
                      + "`, and list it below `volumes:`"));
    }
  }

  /** Of what is no database nobody knows how much it is worth. */
  private static Optional<Finding> volume(Stack stack, Volume volume) {
    boolean data = false;
    Optional<Workload> user = Optional.empty();
    for (Workload workload : stack.workloads()) {
      if (Mounts.writes(workload, volume.name())) {
        data |= isData(stack, workload, volume.name());
        user = user.isEmpty() ? Optional.of(workload) : user;
      }
    }
    boolean onPurpose = !data && volume.kept().origin().span().isPresent();
    if (user.isEmpty() || onPurpose || volume.origin().span().isEmpty()) {
      return Optional.empty();
    }
    String what = data ? "the database" : "`" + user.get().name() + "`";
    Finding finding =
        INFO.at(
                volume.origin().span().get(),
                "what " + what + " writes to `" + volume.name() + "` does not stay")
            .severity(data ? Severity.ERROR : Severity.INFO)
            .why(volume.kept().origin().reason())
            .help("mount a directory of the host instead, which stays");
    return Optional.of(
        volume
            .kept()
            .origin()
            .span()
            .map(span -> finding.related(span, "so it is made"))
            .orElse(finding));
  }

  private static boolean isData(Stack stack, Workload workload, String volume) {
    for (Server server : stack.servers()) {
      if (server.workload().equals(workload.name()) && server.dataPlace().isKnown()) {
        DataPlace place = server.dataPlace().value();
        for (Mount mount : workload.mounts()) {
          if (mount.source() instanceof Mount.OfVolume v
              && v.volume().equals(volume)
              && mount.origin().equals(place.origin())) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
