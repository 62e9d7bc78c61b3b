package dev.pggen.stack;

import java.util.Locale;

/**
 * One way in which a runtime gives less than specs say, declared by its target's package.
 *
 * @param kind of the facts that it is about
 * @param effect what becomes of them
 * @param when which facts: words that fit after "of", lower-case
 * @param instead what the runtime does, one lower-case sentence
 * @param why the cause, one lower-case sentence
 */
public record Weakening(FactKind kind, Effect effect, String when, String instead, String why) {
  /** What becomes of a fact. */
  public enum Effect {
    /** Nothing obeys it. */
    IGNORED,
    /** It is obeyed in part. */
    WEAKER,
    /** Something else takes its place that is neither more nor less. */
    CHANGED,
    /** It is obeyed once an operator has set the runtime up for it, and nobody says if not. */
    CONDITIONAL;

    /** As reports write it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A fact that it is about. */
  public Loss of(String subject, String said, Origin origin) {
    return new Loss(this, subject, said, origin);
  }
}
