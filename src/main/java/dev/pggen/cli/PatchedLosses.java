package dev.pggen.cli;

import dev.pggen.stack.Loss;
import dev.pggen.stack.Origin;
import java.util.List;

/** Losses behind a patch: the plan knows who asked for what, the files what is so. */
final class PatchedLosses {
  private PatchedLosses() {}

  /**
   * Those that are left, and those that the patch has brought.
   *
   * @param planned before the patch
   * @param read of the files with it
   */
  static List<Loss> of(List<Loss> planned, List<Loss> read) {
    return read.stream()
        .map(
            loss ->
                planned.stream().filter(p -> isSame(p, loss)).findFirst().orElseGet(() -> by(loss)))
        .toList();
  }

  private static boolean isSame(Loss one, Loss other) {
    return one.weakening().equals(other.weakening())
        && one.subject().equals(other.subject())
        && one.said().equals(other.said());
  }

  /** Whoever patches writes. */
  private static Loss by(Loss loss) {
    return loss.weakening()
        .of(
            loss.subject(),
            loss.said(),
            loss.origin().span().map(Origin::written).orElse(loss.origin()));
  }
}
