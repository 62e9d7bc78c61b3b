package dev.pggen.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The value by which GitHub knows a line again when others have moved it: {@code
 * primaryLocationLineHash}. Its upload action warns where a tool's value is not its own.
 *
 * <p>The hash of a line is a polynomial in 37, modulo 2^64, of the 100 UTF-16 units that begin
 * there. Blanks and tabs do not count, every line end is one LF; after the text come one unit of
 * 65535 and zeros. Equal hashes of a file are numbered from 1.
 */
final class LineHashes {
  private static final int WINDOW = 100;
  private static final long FACTOR = 37;
  private static final long OLDEST = oldest();
  private static final char END = 65535;

  private final char[] window = new char[WINDOW];

  /** The line that begins at each place of the window, or 0. */
  private final int[] begins = new int[WINDOW];

  private final List<String> hashes = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private long hash;
  private int at;
  private int line;
  private boolean atStart = true;

  private LineHashes() {}

  /** One for each line of a text, in order. */
  static List<String> of(String text) {
    LineHashes hashes = new LineHashes();
    boolean afterReturn = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ' && c != '\t' && !(afterReturn && c == '\n')) {
        hashes.take(c == '\r' ? '\n' : c);
      }
      afterReturn = c == '\r';
    }
    hashes.take(END);
    for (int i = 0; i < WINDOW; i++) {
      hashes.finishLine();
      hashes.roll('\0');
    }
    return hashes.hashes;
  }

  private void take(char c) {
    finishLine();
    if (atStart) {
      begins[at] = ++line;
    }
    atStart = c == '\n';
    roll(c);
  }

  /** The window is full of the line that begins at its oldest place. */
  private void finishLine() {
    if (begins[at] > 0) {
      String hex = Long.toHexString(hash);
      hashes.add(hex + ":" + seen.merge(hex, 1, Integer::sum));
      begins[at] = 0;
    }
  }

  private void roll(char c) {
    hash = FACTOR * hash + c - OLDEST * window[at];
    window[at] = c;
    at = (at + 1) % WINDOW;
  }

  /** The factor of the unit that leaves the window. */
  private static long oldest() {
    long factor = 1;
    for (int i = 0; i < WINDOW; i++) {
      factor *= FACTOR;
    }
    return factor;
  }
}
