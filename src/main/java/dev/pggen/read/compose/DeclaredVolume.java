package dev.pggen.read.compose;

import dev.pggen.stack.ImageRef;
import dev.pggen.stack.ServerImages;
import dev.pggen.stack.Workload;
import java.util.Optional;

/**
 * Where an image declares its volume: the official one, and images that are made from it. What is
 * mounted nowhere else lies there, in a volume without a name.
 */
final class DeclaredVolume {
  private static final int CURRENT_LAYOUT = 18;

  /** The place of images before 18. */
  static final String OLD = "/var/lib/postgresql/data";

  /** The place of those from 18 on, and above the older one. */
  static final String CURRENT = "/var/lib/postgresql";

  private DeclaredVolume() {}

  /** Where the volume of an image lies; empty for images of which it is not known. */
  static Optional<String> of(ImageRef image, int major) {
    return ServerImages.isOfficial(image)
        ? Optional.of(major >= CURRENT_LAYOUT ? CURRENT : OLD)
        : Optional.empty();
  }

  /** Where an image keeps its data if nobody says otherwise. */
  static Optional<String> data(ImageRef image, int major) {
    return of(image, major).map(v -> major >= CURRENT_LAYOUT ? v + "/" + major + "/docker" : v);
  }

  /** Whether an image keeps data where the official one does, whatever its tag. */
  static boolean isOfficial(Workload workload) {
    return workload
            .image()
            .ifKnown()
            .or(workload.traits()::besideTag)
            .filter(ServerImages::isOfficial)
            .isPresent()
        && !workload.traits().build().isKnownAnd(Optional::isPresent);
  }
}
