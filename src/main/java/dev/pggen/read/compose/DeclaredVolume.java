package dev.pggen.read.compose;

import dev.pggen.stack.ImageRef;
import dev.pggen.stack.ServerImages;
import java.util.Optional;

/**
 * Where an image declares its volume: the official one, and images that are made from it. What is
 * mounted nowhere else lies there, in a volume without a name.
 */
final class DeclaredVolume {
  private static final int CURRENT_LAYOUT = 18;
  private static final String OLD = "/var/lib/postgresql/data";
  private static final String CURRENT = "/var/lib/postgresql";

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
}
