package dev.pggen.cli;

import dev.pggen.spec.ImageMajor;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Stack;
import dev.pggen.write.Lock;
import java.util.Optional;

/**
 * What made the data directory of a server, as {@code pggen.lock} remembers it.
 *
 * @param major like {@code 17}
 * @param image without digest; its repository is empty if the lock is of before this was kept
 */
record MadeBy(String major, ImageRef image) {
  private static final String ALPINE = "alpine";

  /** What would make it now. */
  static Optional<MadeBy> of(Stack stack) {
    Optional<Integer> major =
        stack.servers().stream().findFirst().flatMap(s -> s.major().ifKnown());
    Optional<ImageRef> image = Outputs.image(stack);
    return major.isEmpty() || image.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MadeBy(
                major.get().toString(),
                new ImageRef(image.get().full(), image.get().tag(), Optional.empty())));
  }

  /** What the lock says for a target; an older lock has no more than a tag. */
  static Optional<MadeBy> of(Lock lock, String target) {
    String data = lock.data().get(target);
    int space = data == null ? -1 : data.indexOf(' ');
    if (data != null && space > 0) {
      String image = data.substring(space + 1);
      return Optional.of(new MadeBy(data.substring(0, space), ImageRef.parse(image)));
    }
    return Optional.ofNullable(lock.postgres().get(target))
        .flatMap(
            tag ->
                ImageMajor.of("postgres:" + tag)
                    .map(major -> new MadeBy(major, new ImageRef("", tag, Optional.empty()))));
  }

  /** As the lock holds it. */
  String text() {
    return major + " " + image;
  }

  /** Whether a server of the other could not, or might not, open the data of this one. */
  boolean isLeftBehindBy(MadeBy other) {
    return !major.equals(other.major) || isOtherRepository(other) || isOtherLibrary(other);
  }

  /** Whether both are known and one is no mirror of the other. */
  boolean isOtherRepository(MadeBy other) {
    String one = path();
    String two = other.path();
    return !one.isEmpty() && !two.isEmpty() && !one.endsWith(two) && !two.endsWith(one);
  }

  /** Whether one is known to be made from Alpine, whose C library sorts text, and the other not. */
  boolean isOtherLibrary(MadeBy other) {
    boolean known = isTold() && other.isTold();
    return known && isAlpine() != other.isAlpine();
  }

  /** Whether its tag says that it is made from Alpine. */
  boolean isAlpine() {
    return image.tag().contains(ALPINE);
  }

  /** Tags of images without a name of their own for Alpine may be anything. */
  private boolean isTold() {
    return !image.tag().isEmpty() && (isAlpine() || !image.repository().isEmpty() || isPlain());
  }

  /** {@code 17.11-trixie}, as pggen itself chooses it. */
  private boolean isPlain() {
    return image.tag().matches("\\d+\\.\\d+-[a-z]+");
  }

  /** Without the registry, which a mirror replaces; it begins with a slash. */
  private String path() {
    int slash = image.repository().indexOf('/');
    return slash < 0 ? "" : image.repository().substring(slash);
  }
}
