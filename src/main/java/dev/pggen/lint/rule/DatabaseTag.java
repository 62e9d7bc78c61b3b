package dev.pggen.lint.rule;

import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Minor;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import java.util.Optional;

/** Which tag of an image starts on the data that are there: never one of another major. */
final class DatabaseTag {
  /** Digits and the sign before the distribution. */
  private static final String VERSION = "0123456789.";

  private DatabaseTag() {}

  /** What to name instead of a tag that moves. */
  static String advice(Stack stack, String workload, ImageRef image) {
    Optional<Integer> major = major(stack, workload);
    if (major.isEmpty()) {
      return "name the version that wrote the data, which stands in the file `PG_VERSION` among"
          + " them, with its minor and distribution: another major does not start on them";
    }
    Optional<Minor> newest = Minor.newest(major.get());
    if (newest.isEmpty() || !isOfficial(image)) {
      return "name the exact version that you run, of major "
          + major.get()
          + " like the data, or its digest: another major does not start on them";
    }
    return "name minor and distribution, like `"
        + newest.get().version()
        + "-"
        + distribution(image.tag()).orElse(newest.get().suite())
        + "`: major "
        + major.get()
        + " like the data";
  }

  private static Optional<Integer> major(Stack stack, String workload) {
    for (Server server : stack.servers()) {
      if (server.workload().equals(workload)) {
        return server.major().ifKnown();
      }
    }
    return Optional.empty();
  }

  /** The image whose tags are version and distribution; others have tags of their own. */
  private static boolean isOfficial(ImageRef image) {
    String repository = image.repository();
    return repository.equals("postgres") || repository.endsWith("library/postgres");
  }

  /** What a tag like {@code 17-alpine} says behind the version. */
  private static Optional<String> distribution(String tag) {
    int at = 0;
    while (at < tag.length() && VERSION.indexOf(tag.charAt(at)) >= 0) {
      at++;
    }
    return at > 0 && at < tag.length() - 1 && tag.charAt(at) == '-'
        ? Optional.of(tag.substring(at + 1))
        : Optional.empty();
  }
}
