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

  private ServerImages() {}

  /** Whether an image is one of them, whoever built it. */
  public static boolean holds(ImageRef image) {
    String repository = image.repository().toLowerCase(Locale.ROOT);
    return SERVERS.contains(repository.substring(repository.lastIndexOf('/') + 1));
  }
}
