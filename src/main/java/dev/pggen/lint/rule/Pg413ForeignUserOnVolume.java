package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.DataPlace;
import dev.pggen.stack.DataPlace.Kind;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.User;
import dev.pggen.stack.Volume;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A server may not change the mode of a new volume, which belongs to the image's own user. */
public final class Pg413ForeignUserOnVolume implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG413",
          "foreign-user-on-volume",
          Severity.WARNING,
          "a new volume belongs to whom the image gave its directory: `initdb` could not change its"
              + " mode, and the server does not start");

  private static final long DEBIAN = 999;
  private static final long ALPINE = 70;

  /** Images whose data directory is known to belong to one of these. */
  private static final Set<String> KNOWN =
      Set.of("docker.io/pgvector/pgvector", "docker.io/postgis/postgis");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Server server : stack.servers()) {
      Optional<Workload> workload = stack.workload(server.workload());
      if (workload.isPresent() && server.dataPlace().isKnown()) {
        check(stack, server, workload.get(), found);
      }
    }
    return found.stream();
  }

  private static void check(Stack stack, Server server, Workload workload, List<Finding> found) {
    DataPlace place = server.dataPlace().value();
    Optional<Long> owner = workload.image().ifKnown().flatMap(Pg413ForeignUserOnVolume::owner);
    boolean root = server.dataDirectory().isKnownAnd(place.path()::equals);
    if (!root
        || owner.isEmpty()
        || !workload.user().isKnown()
        || workload.user().origin().span().isEmpty()
        || !isOfTheEngine(stack, workload, place)) {
      return;
    }
    User user = workload.user().value();
    if (user.isRoot() || user.uid() == owner.get()) {
      return;
    }
    Finding finding =
        INFO.at(
                workload.user().origin().span().get(),
                "`"
                    + workload.name()
                    + "` runs with uid "
                    + user.uid()
                    + ", and its volume will belong to "
                    + owner.get())
            .help(
                "keep the data one level deeper, like `PGDATA: "
                    + place.path()
                    + "/pgdata`, which the server makes itself; or run it as `"
                    + owner.get()
                    + ":"
                    + owner.get()
                    + "`");
    found.add(
        place
            .origin()
            .span()
            .filter(span -> place.kind() != Kind.IMAGE)
            .map(span -> finding.related(span, "the data lie in the volume's own directory"))
            .orElse(finding));
  }

  private static Optional<Long> owner(ImageRef image) {
    String full = image.full();
    boolean known = full.endsWith("/library/postgres") || KNOWN.contains(full);
    return known ? Optional.of(image.tag().contains("alpine") ? ALPINE : DEBIAN) : Optional.empty();
  }

  /** A directory that Docker makes, and that no other container may have made ready. */
  private static boolean isOfTheEngine(Stack stack, Workload workload, DataPlace place) {
    if (place.kind() == Kind.UNNAMED || place.kind() == Kind.IMAGE) {
      return true;
    }
    for (Mount mount : workload.mounts()) {
      if (mount.target().equals(place.path()) && mount.source() instanceof Mount.OfVolume of) {
        return isPlain(stack, of.volume())
            && stack.workloads().stream()
                .noneMatch(w -> w != workload && Mounts.writes(w, of.volume()));
      }
    }
    return false;
  }

  private static boolean isPlain(Stack stack, String name) {
    for (Volume volume : stack.volumes()) {
      if (volume.name().equals(name)) {
        return volume.fileSystem().isKnownAnd(String::isEmpty);
      }
    }
    return false;
  }
}
