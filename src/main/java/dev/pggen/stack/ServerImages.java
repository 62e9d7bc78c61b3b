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
}
