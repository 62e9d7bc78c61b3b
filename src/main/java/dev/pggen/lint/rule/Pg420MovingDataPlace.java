package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Placeholder;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A tag that brings any major, and a mount where images before 18 alone keep data. */
public final class Pg420MovingDataPlace implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG420",
          "moving-data-place",
          Severity.WARNING,
          "images from major 18 on keep data below `/var/lib/postgresql`, and refuse to start with a"
              + " mount at the old place");

  private static final String OLD = "/var/lib/postgresql/data";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Server server : stack.servers()) {
      Optional<Workload> workload = stack.workload(server.workload());
      if (workload.isPresent() && isOld(server) && moves(workload.get())) {
        finding(workload.get()).ifPresent(found::add);
      }
    }
    return found.stream();
  }

  private static boolean isOld(Server server) {
    return !server.major().isKnown()
        && !server.dataDirectory().isKnown()
        && server.dataPlace().isKnownAnd(place -> place.path().equals(OLD));
  }

  /** The official image by a tag without a version, and nobody says where its data lie. */
  private static boolean moves(Workload workload) {
    boolean official =
        workload
            .image()
            .isKnownAnd(
                i ->
                    i.full().equals("docker.io/library/postgres")
                        && i.digest().isEmpty()
                        && !Placeholder.isIn(i)
                        && (isSuite(i) || i.tag().chars().noneMatch(Character::isDigit)));
    return official && !workload.traits().build().isKnownAnd(Optional::isPresent);
  }

  /** {@code alpine3.22} has digits of another version. */
  private static boolean isSuite(ImageRef image) {
    return image.tag().startsWith("alpine");
  }

  private static Optional<Finding> finding(Workload workload) {
    for (Mount mount : workload.mounts()) {
      if (mount.target().replaceAll("(?<=.)/+$", "").equals(OLD)
          && mount.origin().span().isPresent()) {
        Span whole = mount.origin().span().get();
        String tag = workload.image().value().tag();
        Finding finding =
            INFO.at(
                    MountTarget.find(whole, mount.target()).orElse(whole),
                    "`"
                        + workload.name()
                        + "` may get any major by its tag, and this is the place of those before"
                        + " 18")
                .help(
                    "name the major that wrote the data, with its minor, like `17.11-bookworm`; from"
                        + " 18 on mount the volume at `/var/lib/postgresql`");
        return Optional.of(
            workload
                .image()
                .origin()
                .span()
                .map(span -> finding.related(span, tag.isEmpty() ? "no tag" : "the tag that moves"))
                .orElse(finding));
      }
    }
    return Optional.empty();
  }
}
