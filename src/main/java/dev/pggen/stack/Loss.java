package dev.pggen.stack;

import java.util.Comparator;

/**
 * A fact of a stack that its runtime weakens or ignores.
 *
 * @param weakening how, and why
 * @param subject the container, volume or network, or a container and one of its ports
 * @param said what the stack says, before the runtime's profile took anything away; empty where it
 *     is about all that it says of the kind, whoever said it
 * @param origin where the spec says so, or the decision that did
 */
public record Loss(Weakening weakening, String subject, String said, Origin origin)
    implements Comparable<Loss> {
  private static final Comparator<Loss> ORDER =
      Comparator.comparing((Loss l) -> l.weakening().kind())
          .thenComparing(l -> l.weakening().effect())
          .thenComparing(l -> l.weakening().instead())
          .thenComparing(Loss::subject)
          .thenComparing(Loss::said);

  /** Whether it is about all facts of the kind, of each that the subject names. */
  public boolean isWholeKind() {
    return said.isEmpty();
  }

  /** Whether nobody wrote it: a default says so. */
  public boolean isDefault() {
    return !isWholeKind() && !origin.isWritten();
  }

  @Override
  public int compareTo(Loss other) {
    return ORDER.compare(this, other);
  }
}
