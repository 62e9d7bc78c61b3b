package dev.pggen.lint.policy;

import java.util.Arrays;
import java.util.List;

/**
 * A pattern of texts: {@code *} stands for any characters but a slash, {@code **} for any, {@code
 * ?} for one but a slash. Matching takes a step for each pair of characters, whatever the pattern.
 *
 * @param pattern as written
 */
public record Glob(String pattern) {
  /** Longer ones nobody needs. */
  public static final int LONGEST = 200;

  /** Of longer texts nobody says whether they match. */
  private static final int LONGEST_TEXT = 4096;

  /** Whether one of some patterns matches. */
  static Truth any(List<Glob> globs, String text) {
    if (text.length() > LONGEST_TEXT) {
      return Truth.UNKNOWN;
    }
    for (Glob glob : globs) {
      if (glob.matches(text)) {
        return Truth.YES;
      }
    }
    return Truth.NO;
  }

  /** Whether the whole text is one that is meant. */
  public boolean matches(String text) {
    boolean[] reached = new boolean[text.length() + 1]; // by how many characters are used up
    reached[0] = true;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean any = c == '*' && i + 1 < pattern.length() && pattern.charAt(i + 1) == '*';
      i += any ? 1 : 0;
      reached = c == '*' ? run(reached, text, any) : step(reached, text, c);
    }
    return reached[text.length()];
  }

  private static boolean[] step(boolean[] before, String text, char c) {
    boolean[] after = new boolean[before.length];
    for (int at = 0; at < text.length(); at++) {
      char there = text.charAt(at);
      after[at + 1] = before[at] && (c == '?' ? there != '/' : c == there);
    }
    return after;
  }

  private static boolean[] run(boolean[] before, String text, boolean slashes) {
    boolean[] after = Arrays.copyOf(before, before.length);
    for (int at = 0; at < text.length(); at++) {
      after[at + 1] |= after[at] && (slashes || text.charAt(at) != '/');
    }
    return after;
  }
}
