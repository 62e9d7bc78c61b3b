package dev.pggen.hcl;

/** A piece of a text in the order of the file, before directives are paired. */
sealed interface TemplatePiece {
  /** Its first code point. */
  int from();

  /** The code point behind its last. */
  int to();

  /** Text of one token, unescaped. */
  record Text(String text, int from, int to) implements TemplatePiece {}

  /** An interpolation. */
  record Value(HclExpression value, int from, int to) implements TemplatePiece {}

  /** The opening of an {@code if}. */
  record If(HclExpression condition, int from, int to) implements TemplatePiece {}

  /** The opening of a {@code for}. */
  record For(ForHead head, int from, int to) implements TemplatePiece {}

  /**
   * What ends a part of either.
   *
   * @param word {@code else}, {@code endif} or {@code endfor}
   */
  record Mark(String word, int from, int to) implements TemplatePiece {}
}
