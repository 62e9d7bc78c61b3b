package dev.pggen.stack;

import java.util.Locale;
import java.util.Set;

/** Images that are known to hold a PostgreSQL server. */
public final class ServerImages {
  /** Last parts of their names. */
  private static final Set<String> SERVERS =
      Set.of(
          "postgres",
          "postgresql",
          "postgis",
          "pgvector",
          "pgvecto-rs",
          "timescaledb",
          "timescaledb-ha",
          "timescaledb-postgis",
          "paradedb",
          "vchord-postgres",
          "vchord-suite",
          "postgresql-repmgr",
          "postgres-pgvector");

  /** Read from their Dockerfiles: none has a HEALTHCHECK. */
  private static final Set<String> WITHOUT_PROBE =
      Set.of(
          "docker.io/library/postgres", "docker.io/postgis/postgis", "docker.io/pgvector/pgvector");

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

  private ServerImages() {}

  /** Whether it is one whose maker puts no health check into it. */
  public static boolean withoutProbe(ImageRef image) {
    return WITHOUT_PROBE.contains(image.full());
  }

  /** Whether an image is one of them, whoever built it. */
  public static boolean holds(ImageRef image) {
    String repository = image.repository().toLowerCase(Locale.ROOT);
    return SERVERS.contains(repository.substring(repository.lastIndexOf('/') + 1));
  }

  /** Whether an image is the official one, or has its entrypoint and its directories. */
  public static boolean isOfficial(ImageRef image) {
    String full = image.full();
    return full.endsWith(OFFICIAL) || MADE_FROM_IT.contains(full);
  }
}
