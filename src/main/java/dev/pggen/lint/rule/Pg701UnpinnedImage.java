package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Expression;
import dev.pggen.stack.Fact;
import dev.pggen.stack.ImageBuild;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Placeholder;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.HashSet;
import java.util.Optional;
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

  /** The base without files, which Docker knows by this name alone. */
  private static final String NOTHING = "scratch";

  private static final Set<String> MOVING =
      Set.of("latest", "stable", "edge", "nightly", "main", "master", "dev", "release", "lts");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    Set<ImageRef> made = madeHere(stack);
    return stack.workloads().stream().flatMap(w -> finding(stack, w, made));
  }

  /** An image that is made on the host is as pinned as the one that it starts from. */
  private static Stream<Finding> finding(Stack stack, Workload workload, Set<ImageRef> made) {
    Optional<ImageBuild> build = workload.traits().built();
    Fact<ImageRef> asked = build.map(ImageBuild::base).orElse(workload.image());
    if (!asked.isKnownAnd(Pg701UnpinnedImage::moves)) {
      return build.isPresent() ? Stream.empty() : unset(workload);
    }
    ImageRef image = asked.value();
    if (made.contains(image)) {
      return Stream.empty();
    }
    String which =
        (build.isPresent() ? "the base of the image of `" : "the image of `")
            + workload.name()
            + "` ";
    String what =
        image.tag().isEmpty()
            ? "has no tag, which means `latest`"
            : "has the tag `" + image.tag() + "`, which moves";
    boolean database = workload.role() == Workload.Role.DATABASE;
    return asked.origin().span().stream()
        .map(span -> INFO.at(span, which + what))
        .map(f -> database ? f : f.why("a restart may run another version than the one you tried"))
        .map(
            f ->
                f.help(
                    database
                        ? DatabaseTag.advice(stack, workload.name(), image)
                        : "name the release that you tried, like `"
                            + image.repository()
                            + ":1.2.3`, a tag that the project's releases show, or its digest"));
  }

  /**
   * What a service makes on the host: its base is asked. Others that name it make Compose look in a
   * registry first, where a name of one word is nobody's unless it is an official image.
   */
  private static Set<ImageRef> madeHere(Stack stack) {
    Set<ImageRef> made = new HashSet<>();
    for (Workload workload : stack.workloads()) {
      if (workload.traits().built().isPresent()
          && workload.image().isKnownAnd(i -> i.repository().indexOf('/') < 0)
          && !workload.image().isKnownAnd(Product::isOfficial)) {
        made.add(workload.image().value());
      }
    }
    return made;
  }

  /**
   * No file here says which version runs. Own images get their tag from whoever builds them, and
   * lie in a registry of one's own.
   */
  private static Stream<Finding> unset(Workload workload) {
    Optional<Expression.Reference> tag = workload.traits().unsetTag();
    Optional<Span> span = workload.image().origin().span();
    if (tag.isEmpty()
        || span.isEmpty()
        || workload.traits().build().isKnownAnd(Optional::isPresent)
        || !isPublic(workload.traits().written().orElseThrow())) {
      return Stream.empty();
    }
    return Stream.of(
        INFO.at(
                span.get(),
                "the image of `"
                    + workload.name()
                    + "` has the tag `"
                    + tag.get().text()
                    + "`, which no file here sets")
            .severity(Severity.INFO)
            .why("each host runs what somebody set there, and nobody sees which version that is")
            .help(
                "write the release that you tried here, or as a default: `${"
                    + tag.get().name()
                    + ":-1.2.3}`"));
  }

  /** Of Docker's own registry, which needs no name. */
  private static boolean isPublic(Expression image) {
    if (!(image.parts().get(0) instanceof Expression.Literal first)) {
      return false;
    }
    String registry = first.text().substring(0, first.text().indexOf('/') + 1);
    return registry.indexOf('.') < 0 || registry.equals("docker.io/");
  }

  private static boolean moves(ImageRef image) {
    return image.digest().isEmpty()
        && !image.repository().equals(NOTHING)
        && (!pinned(image.tag()) || isMajorAlone(image))
        && !Placeholder.isIn(image);
  }

  /** The second number of {@code 17-alpine3.22} is that of the distribution. */
  private static boolean isMajorAlone(ImageRef image) {
    String tag = image.tag();
    int dash = tag.indexOf('-');
    if (dash < 1 || dash > 2 || !tag.substring(0, dash).chars().allMatch(Character::isDigit)) {
      return false;
    }
    String rest = tag.substring(dash + 1);
    return rest.startsWith("alpine3.")
        || image.full().equals("docker.io/library/postgres") && isWordWithNumber(rest);
  }

  private static boolean isWordWithNumber(String text) {
    int letters = 0;
    while (letters < text.length() && Character.isLetter(text.charAt(letters))) {
      letters++;
    }
    return letters > 0
        && text.substring(letters).chars().allMatch(c -> c == '.' || Character.isDigit(c));
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
