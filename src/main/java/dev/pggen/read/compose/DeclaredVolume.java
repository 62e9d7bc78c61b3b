package dev.pggen.read.compose;

import dev.pggen.stack.ImageRef;
import java.util.Optional;
import java.util.Set;

/**
 * Where an image declares its volume: the official one, and images that are made from it. What is
 * mounted nowhere else lies there, in a volume without a name.
 */
final class DeclaredVolume {
  private static final int CURRENT_LAYOUT = 18;
  private static final String OLD = "/var/lib/postgresql/data";
  private static final String CURRENT = "/var/lib/postgresql";

  /** The official image, also in a mirror of Docker's registry. */
  private static final String OFFICIAL = "/library/postgres";

  /** Others with its entrypoint and its directories. */
  private static final Set<String> MADE_FROM_IT =
      Set.of(
          "docker.io/imresamu/postgis",
          "docker.io/pgvector/pgvector",
          "docker.io/postgis/postgis",
          "docker.io/tensorchord/pgvecto-rs",
          "docker.io/tensorchord/vchord-postgres",
          "docker.io/timescale/timescaledb",
          "ghcr.io/immich-app/postgres",
          "ghcr.io/tensorchord/vchord-postgres");

  private DeclaredVolume() {}

  /** Where the volume of an image lies; empty for images of which it is not known. */
  static Optional<String> of(ImageRef image, int major) {
    return isKnown(image) ? Optional.of(major >= CURRENT_LAYOUT ? CURRENT : OLD) : Optional.empty();
  }

  /** Where an image keeps its data if nobody says otherwise. */
  static Optional<String> data(ImageRef image, int major) {
    return of(image, major).map(v -> major >= CURRENT_LAYOUT ? v + "/" + major + "/docker" : v);
  }

  private static boolean isKnown(ImageRef image) {
    String full = image.full();
    return full.endsWith(OFFICIAL) || MADE_FROM_IT.contains(full);
  }
}
