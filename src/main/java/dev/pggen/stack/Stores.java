package dev.pggen.stack;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** Stores that stand beside a database, and ask nobody for a password unless they are told to. */
public final class Stores {
  private static final Set<String> REDIS =
      Set.of(
          "docker.io/library/redis",
          "docker.io/redis/redis-stack",
          "docker.io/redis/redis-stack-server",
          "docker.io/valkey/valkey",
          "dhi.io/redis",
          "dhi.io/valkey",
          "ghcr.io/valkey-io/valkey",
          "mirror.gcr.io/library/redis",
          "public.ecr.aws/docker/library/redis");
  private static final String MEMCACHED = "docker.io/library/memcached";
  private static final Set<String> CALLED = Set.of("redis", "valkey");
  private static final int REDIS_PORT = 6379;
  private static final int MEMCACHED_PORT = 11211;

  private Stores() {}

  /** Whether a container runs one of them, by its image; where nobody knows that, by its name. */
  public static boolean isOne(Workload workload) {
    return port(workload).isPresent();
  }

  /** Whether an image is that of one. */
  public static boolean holds(ImageRef image) {
    return REDIS.contains(image.full()) || image.full().equals(MEMCACHED);
  }

  /** Where it listens; empty where it is none of them. */
  public static OptionalInt port(Workload workload) {
    String image =
        workload.image().ifKnown().or(workload.traits()::besideTag).map(ImageRef::full).orElse("");
    if (image.equals(MEMCACHED)) {
      return OptionalInt.of(MEMCACHED_PORT);
    }
    boolean named =
        image.isEmpty()
            && CALLED.contains(workload.name().toLowerCase(Locale.ROOT))
            && workload.env().isEmpty()
            && workload.mounts().isEmpty();
    return REDIS.contains(image) || named ? OptionalInt.of(REDIS_PORT) : OptionalInt.empty();
  }
}
