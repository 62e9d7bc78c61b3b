package dev.pggen.plan;

import dev.pggen.stack.Fact;
import dev.pggen.stack.Origin;
import dev.pggen.stack.TargetProfile;
import java.time.Duration;
import java.util.Locale;

/** How long a container has between the signal and the kill. */
final class StopGrace {
  private StopGrace() {}

  /** As wanted, or as much of it as the runtime leaves. */
  static Fact<Duration> within(Fact<Duration> wanted, TargetProfile profile) {
    Duration longest = profile.longestStopGrace();
    if (wanted.value().compareTo(longest) <= 0) {
      return wanted;
    }
    // ISO 8601 without its letters: PT1M30S
    String asked = wanted.value().toString().substring(2).toLowerCase(Locale.ROOT);
    Origin origin = wanted.origin().instead(asked, "the runtime kills after this");
    return Fact.of(longest, origin);
  }
}
