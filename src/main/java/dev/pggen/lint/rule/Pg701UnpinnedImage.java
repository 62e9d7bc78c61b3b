package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The image that runs tomorrow may be another one. A tag with a minor version is pinned enough; a
 * digest is better and never demanded.
 */
public final class Pg701UnpinnedImage implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG701",
          "unpinned-image",
          Severity.ERROR,
          "a restart may bring another major version, which cannot read the data, or another"
              + " distribution, which sorts text differently");

  private static final Set<String> MOVING =
      Set.of("latest", "stable", "edge", "nightly", "main", "master", "dev", "release", "lts");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return stack.workloads().stream()
        .filter(w -> w.image().isKnownAnd(i -> i.digest().isEmpty() && !pinned(i.tag())))
        .flatMap(Pg701UnpinnedImage::finding);
  }

  private static Stream<Finding> finding(Workload workload) {
    ImageRef image = workload.image().value();
    String what =
        image.tag().isEmpty()
            ? "has no tag, which means `latest`"
            : "has the tag `" + image.tag() + "`, which moves";
    return workload.image().origin().span().stream()
        .map(
            span ->
                INFO.at(span, "the image of `" + workload.name() + "` " + what)
                    .help("name the exact version, like `17.11-bookworm`"));
  }

  /** A version with at least two numbers, or a date or build number of some length. */
  private static boolean pinned(String tag) {
    if (MOVING.contains(tag) || tag.isEmpty()) {
      return false;
    }
    int numbers = 0;
    int length = 0;
    int longest = 0;
    for (int i = 0; i < tag.length(); i++) {
      if (Character.isDigit(tag.charAt(i))) {
        length++;
        numbers += length == 1 ? 1 : 0;
        longest = Math.max(longest, length);
      } else {
        length = 0;
      }
    }
    return numbers >= 2 || longest >= 6;
  }
}
