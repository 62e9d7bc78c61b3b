package dev.pggen.target.truenas;

import dev.pggen.stack.FactKind;
import dev.pggen.stack.Loss;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Weakening;
import dev.pggen.stack.Weakening.Effect;
import dev.pggen.stack.Workload;
import dev.pggen.target.Losses;
import java.time.Duration;
import java.util.List;

/** What a custom app of TrueNAS gives less of than specs say. */
final class TruenasLosses {
  private static final Weakening TEXTS =
      new Weakening(
          FactKind.MOUNTS,
          Effect.WEAKER,
          "scripts and configuration of the server, the backup and the drill",
          "the container writes them into memory at its start, and could write them again",
          "one pasted text has no directory beside it");

  private static final Weakening STOP =
      new Weakening(
          FactKind.STOP,
          Effect.WEAKER,
          "a container that may take longer than 60 seconds to stop",
          "it is killed after 60 seconds",
          "a shutdown of the NAS waits no longer for an app");

  private static final Weakening SIZE =
      new Weakening(
          FactKind.VOLUME_SIZE,
          Effect.IGNORED,
          "a volume",
          "its dataset grows as long as the pool has room",
          "a quota is set by the administrator, on the dataset");

  /** In the order of their kinds. */
  static final List<Weakening> ALL = List.of(TEXTS, STOP, SIZE);

  private static final Duration LONGEST = TruenasProfile.PROFILE.longestStopGrace();

  private TruenasLosses() {}

  static List<Loss> of(Stack stack) {
    Losses losses = new Losses();
    for (Workload w : stack.workloads()) {
      for (Mount mount : w.mounts()) {
        if (mount.source() instanceof Mount.OfOutput && !mount.readOnly()) {
          losses.add(TEXTS, w.name() + " " + mount.target(), "read-only", mount.origin());
        }
      }
    }
    return losses.sizes(stack, SIZE).hostSizes(stack, SIZE).stops(stack, LONGEST, STOP).sorted();
  }
}
