package dev.pggen.target.compose;

import dev.pggen.stack.FactKind;
import dev.pggen.stack.Loss;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Weakening;
import dev.pggen.stack.Weakening.Effect;
import dev.pggen.target.Losses;
import java.util.List;

/** What Docker Compose gives less of than specs say. */
final class ComposeLosses {
  private static final Weakening SIZE =
      new Weakening(
          FactKind.VOLUME_SIZE,
          Effect.IGNORED,
          "a volume",
          "it grows as long as the disk has room",
          "neither Docker's local volumes nor directories have a size");

  /** In the order of their kinds. */
  static final List<Weakening> ALL = List.of(SIZE);

  private ComposeLosses() {}

  static List<Loss> of(Stack stack) {
    return new Losses().sizes(stack, SIZE).hostSizes(stack, SIZE).sorted();
  }
}
