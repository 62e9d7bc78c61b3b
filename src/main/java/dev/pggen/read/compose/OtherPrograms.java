package dev.pggen.read.compose;

import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Workload;
import java.util.Optional;
import java.util.Set;

/**
 * Programs that use no PostgreSQL: what they have of its variables came with a file or an anchor
 * that all services of a project share.
 */
final class OtherPrograms {
  /** Last parts of the names of their images. */
  private static final Set<String> NAMES =
      Set.of(
          "caddy",
          "clickhouse-server",
          "dragonfly",
          "elasticsearch",
          "gotenberg",
          "immich-machine-learning",
          "keydb",
          "mailhog",
          "mailpit",
          "mariadb",
          "meilisearch",
          "memcached",
          "minio",
          "mongo",
          "mysql",
          "nginx",
          "opensearch",
          "qdrant",
          "rabbitmq",
          "redis",
          "redis-stack",
          "tika",
          "traefik",
          "typesense",
          "valkey");

  /** Outposts of authentik speak to its server alone; the names of their images say little. */
  private static final Set<String> OUTPOSTS = Set.of("ldap", "proxy", "rac", "radius");

  private static final String OUTPOST = "goauthentik/";

  private OtherPrograms() {}

  static boolean is(Workload workload) {
    Optional<ImageRef> image = workload.image().ifKnown().or(workload.traits()::besideTag);
    return image
        .map(ImageRef::repository)
        .filter(r -> NAMES.contains(last(r)) || isOutpost(r))
        .isPresent();
  }

  private static boolean isOutpost(String repository) {
    return repository.contains(OUTPOST) && OUTPOSTS.contains(last(repository));
  }

  private static String last(String repository) {
    return repository.substring(repository.lastIndexOf('/') + 1);
  }
}
