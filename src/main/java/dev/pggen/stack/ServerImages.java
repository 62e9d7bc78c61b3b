package dev.pggen.stack;

import java.util.List;
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
          "docker.io/library/postgres",
          "docker.io/pgvector/pgvector",
          "docker.io/postgis/postgis",
          "docker.io/tensorchord/pgvecto-rs",
          "docker.io/tensorchord/vchord-postgres",
          "docker.io/timescale/timescaledb",
          "ghcr.io/tensorchord/vchord-postgres");

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

  private static final Set<String> CALLED =
      Set.of("postgres", "postgresql", "postgis", "timescaledb");

  /** Words in names of images that speak with servers. */
  private static final Set<String> BESIDE =
      Set.of(
          "admin",
          "api",
          "backup",
          "backups",
          "bouncer",
          "cli",
          "client",
          "cron",
          "dump",
          "export",
          "exporter",
          "init",
          "mcp",
          "meta",
          "migrate",
          "migration",
          "migrations",
          "migrator",
          "operator",
          "proxy",
          "rest",
          "restore",
          "s3",
          "sync",
          "tools",
          "ui",
          "upgrade",
          "wait",
          "web");

  private static final List<String> BEFORE =
      List.of("backup", "bouncer", "odyssey", "pgcat", "pool", "proxy", "supavisor");

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

  /**
   * Whether an image of one's own is called like a server, and like nothing that stands beside one.
   * Its name alone proves nothing.
   */
  public static boolean isCalledSo(ImageRef image) {
    String repository = image.repository().toLowerCase(Locale.ROOT);
    String name = repository.substring(repository.lastIndexOf('/') + 1);
    List<String> words = List.of(name.split("[._-]"));
    return words.stream().anyMatch(CALLED::contains) && words.stream().noneMatch(BESIDE::contains);
  }

  /** Whether a container with the variables of a server and its port stands before one. */
  public static boolean isBefore(ImageRef image) {
    String repository = image.repository().toLowerCase(Locale.ROOT);
    return BEFORE.stream().anyMatch(repository::contains);
  }

  /** Whether an image is the official one, or has its entrypoint and its directories. */
  public static boolean isOfficial(ImageRef image) {
    String full = image.full();
    return full.endsWith(OFFICIAL) || MADE_FROM_IT.contains(full);
  }

  /** Whether it surely takes the official one's variables: also a copy of it in any registry. */
  public static boolean readsItsVariables(ImageRef image) {
    return isOfficial(image) || ("/" + image.repository()).endsWith("/postgres");
  }
}
