package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Stack;
import dev.pggen.stack.User;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A container runs as a user that the host keeps for something else.
 *
 * <p>The ranges are those of systemd (docs/UIDS-GIDS.md, "Summary"). Silent about 65534, nobody:
 * many images without a user of their own run as it.
 */
public final class Pg605ReservedUser implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG605",
          "reserved-user",
          Severity.WARNING,
          "the host may give this number to somebody else, who then owns the container's files");

  /**
   * Numbers that are kept for something.
   *
   * @param first of them
   * @param last of them
   * @param purpose read after the numbers
   */
  private record Range(long first, long last, String purpose) {}

  private static final List<Range> RESERVED =
      List.of(
          new Range(60_001, 60_513, "which systemd gives to home directories"),
          new Range(61_184, 65_519, "which systemd gives to services while they run"),
          new Range(65_535, 65_535, "which older programs take for an error"),
          new Range(524_288, 1_879_048_191L, "from which container managers cut their ranges"),
          new Range(2_147_483_648L, 4_294_967_294L, "which some parts of Linux take for negative"),
          new Range(4_294_967_295L, 4_294_967_295L, "which Linux reads as: change nothing"));

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Workload workload : stack.workloads()) {
      Optional<Span> span = workload.user().origin().span();
      if (span.isPresent() && workload.user().isKnown()) {
        User user = workload.user().value();
        if (!add(found, workload, span.get(), "uid", user.uid())) {
          add(found, workload, span.get(), "gid", user.gid());
        }
      }
    }
    return found.stream();
  }

  private static boolean add(
      List<Finding> found, Workload workload, Span span, String kind, long id) {
    for (Range range : RESERVED) {
      if (range.first() <= id && id <= range.last()) {
        found.add(
            INFO.at(
                    span,
                    "`"
                        + workload.name()
                        + "` runs with "
                        + kind
                        + " "
                        + id
                        + ", "
                        + range.purpose())
                .help(
                    "use a number that is free on the host, from 1000 to 60000, like"
                        + " `user: \"1000:1000\"`, and give its volumes to it"));
        return true;
      }
    }
    return false;
  }
}
