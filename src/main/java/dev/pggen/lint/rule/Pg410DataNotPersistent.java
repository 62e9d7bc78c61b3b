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
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** No volume holds the data of a server: they lie where the container goes with them. */
public final class Pg410DataNotPersistent implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG410",
          "data-not-persistent",
          Severity.ERROR,
          "the next container starts with an empty database, after an update or a `down` at the"
              + " latest");

  /** Where images of one major or another keep data. */
  private static final Pattern OTHER =
      Pattern.compile("/var/lib/postgresql(/|/data/?|/[0-9]{2}(/docker)?/?)?");

  /** Where images before 18 keep them. */
  private static final String OLD = "/var/lib/postgresql/data";

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
      Optional<Workload> workload = stack.workload(server.workload());
      boolean lost =
          server.dataPlace().isKnownAnd(p -> p.kind() == Kind.IMAGE || p.kind() == Kind.CONTAINER);
      if (lost && workload.isPresent()) {
        finding(server, workload.get()).ifPresent(found::add);
      }
    }
    return found.stream();
  }

  private static Optional<Finding> finding(Server server, Workload workload) {
    List<Mount> volumes = volumes(workload);
    Optional<Mount> misplaced =
        server.dataPlace().value().kind() == Kind.IMAGE
            ? volumes.stream().filter(m -> OTHER.matcher(m.target()).matches()).findFirst()
            : Optional.empty();
    if (misplaced.isPresent()) {
      Mount mount = misplaced.get();
      return mount.origin().span().map(span -> misplaced(server, workload, mount, span));
    }
    return server
        .dataDirectory()
        .origin()
        .span()
        .or(() -> workload.origin().span())
        .map(
            span ->
                directory(server).isEmpty()
                    ? INFO.at(span, "no volume holds the data of `" + workload.name() + "`")
                        .help("mount a volume with a name where its image keeps them")
                    : INFO.at(
                            span,
                            "no volume holds `"
                                + directory(server)
                                + "`, the data of `"
                                + workload.name()
                                + "`")
                        .help("mount a volume with a name at `" + place(server) + "`"))
        .map(finding -> beside(finding, volumes));
  }

  /** A volume that is mounted where an image of another major keeps its data. */
  private static Finding misplaced(Server server, Workload workload, Mount mount, Span span) {
    boolean current = strip(mount.target()).equals(OLD);
    return INFO.at(
            MountTarget.find(span, mount.target()).orElse(span),
            "the data of `"
                + workload.name()
                + "` lie in `"
                + directory(server)
                + "`, not in this volume")
        .why(
            current
                ? "images from major 18 on keep data elsewhere, and refuse to start with a"
                    + " volume at the old place"
                : "the image has a volume without a name at that place: " + INFO.summary())
        .help(
            "mount it at `"
                + place(server)
                + "`"
                + (current ? "" : "; with data in it already, take a dump first"));
  }

  private static List<Mount> volumes(Workload workload) {
    return workload.mounts().stream()
        .filter(m -> !m.readOnly())
        .filter(
            m ->
                m.source() instanceof Mount.OfHost
                    || m.source() instanceof Mount.OfVolume v && !v.volume().isEmpty())
        .toList();
  }

  /** With the only volume that may have been meant. */
  private static Finding beside(Finding finding, List<Mount> volumes) {
    return volumes.size() == 1 && volumes.get(0).origin().span().isPresent()
        ? finding.related(
            volumes.get(0).origin().span().get(),
            "this volume is at `" + volumes.get(0).target() + "`")
        : finding;
  }

  /** Where the volume belongs: at the image's own place if the data lie there. */
  private static String place(Server server) {
    DataPlace place = server.dataPlace().value();
    return place.kind() == Kind.IMAGE ? place.path() : directory(server);
  }

  /** The place itself where the tag may bring any major. */
  private static String directory(Server server) {
    return server.dataDirectory().ifKnown().orElse(server.dataPlace().value().path());
  }

  private static String strip(String path) {
    return path.replaceAll("(?<=.)/+$", "");
  }
}
