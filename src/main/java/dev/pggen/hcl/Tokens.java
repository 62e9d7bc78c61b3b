package dev.pggen.hcl;

import java.util.Arrays;

/** The tokens of a text: what each is, and from which to which code point it reaches. */
final class Tokens {
  private TokenKind[] kinds = new TokenKind[64];
  private int[] froms = new int[64];
  private int[] tos = new int[64];
  private int size;

  void add(TokenKind kind, int from, int to) {
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * size);
      froms = Arrays.copyOf(froms, 2 * size);
      tos = Arrays.copyOf(tos, 2 * size);
    }
    kinds[size] = kind;
    froms[size] = from;
    tos[size] = to;
    size++;
  }

  int size() {
    return size;
  }

  TokenKind kind(int token) {
    return kinds[token];
  }

  /** Its first code point. */
  int from(int token) {
    return froms[token];
  }

  /** The code point behind its last. */
  int to(int token) {
    return tos[token];
  }
}
