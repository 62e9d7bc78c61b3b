package dev.pggen.hcl;

import java.util.regex.Pattern;

/** Numbers as they are written: decimal, with a fraction and an exponent if need be. */
final class NumberText {
  /** Nine digits of exponent are more than any program computes with. */
  private static final Pattern WHOLE =
      Pattern.compile("[0-9]+(?:\\.[0-9]*)?(?:[eE][+-]?0*[0-9]{1,9})?");

  private NumberText() {}

  /** Where a number that begins with a digit ends; it takes too much rather than too little. */
  static int end(HclText text, int from) {
    int end = from + 1;
    int next = end;
    while (true) {
      if (HclCharacters.digit(text.at(next))) {
        next++;
        end = next;
      } else if (text.at(next) == '.') {
        next++; // counts only if more follows
      } else if (exponent(text, next) > 0) {
        next += exponent(text, next);
        end = next;
      } else {
        return end;
      }
    }
  }

  private static int exponent(HclText text, int at) {
    if (text.at(at) != 'e' && text.at(at) != 'E') {
      return 0;
    }
    int sign = text.at(at + 1) == '+' || text.at(at + 1) == '-' ? 1 : 0;
    return HclCharacters.digit(text.at(at + 1 + sign)) ? 2 + sign : 0;
  }

  /** Whether this is one number, not two in one word. */
  static boolean valid(String digits) {
    return WHOLE.matcher(digits).matches();
  }
}
