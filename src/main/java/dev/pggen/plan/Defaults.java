package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.source.Cpus;
import dev.pggen.source.Size;
import dev.pggen.stack.Fact;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What a container gets when the spec does not say, each with its reason. */
final class Defaults {
  /** Log files are cut and thrown away: five of 10 MB. */
  static final Map<String, String> LOGGING = Map.of("max-size", "10m", "max-file", "5");

  /** Database sessions of a container that does not say how many it opens. */
  static final int POOL = 20;

  /** Memory of the database's container. */
  static final Size SERVER_MEMORY = Size.mib(512);

  static final Size TMPFS = Size.mib(64);

  private Defaults() {}

  static Fact<Size> appMemory(Optional<At<Size>> written) {
    return written
        .map(Fact::of)
        .orElse(
            Fact.decided(Size.mib(512), "a limit keeps one container from starving the others"));
  }

  static Fact<Cpus> cpus(Optional<At<Cpus>> written) {
    return written
        .map(Fact::of)
        .orElse(Fact.decided(Cpus.ONE, "a limit keeps one container from starving the others"));
  }

  static Fact<Integer> appPids() {
    return Fact.decided(512, "enough for thread pools, too few for a fork bomb");
  }

  static Fact<Size> appShm(Optional<At<Size>> written) {
    return written.map(Fact::of).orElse(Fact.decided(Size.mib(64), "what containers usually get"));
  }

  static Duration grace() {
    return Duration.ofSeconds(30);
  }
}
