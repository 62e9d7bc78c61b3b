package dev.pggen.stack;

import java.util.Set;

/**
 * A place that somebody fills in before anything runs. A word that works if it is left, like {@code
 * changeme}, is none.
 */
public final class Placeholder {
  /** Pairs of other programs' templates, which may give a value that is taken by default. */
  private static final String[][] TEMPLATES = {{"{{", "}}"}, {"[[", "]]"}};

  private static final String UNDERLINED = "__";

  /** What stands for a tag; other words in capitals, like {@code DEV}, are tags that move. */
  private static final Set<String> TAGS = Set.of("TAG", "VERSION");

  private Placeholder() {}

  /** Whether a value is nothing else. What another program takes by default stands there. */
  public static boolean is(String value) {
    for (String[] signs : TEMPLATES) {
      if (isBetween(value, signs[0], signs[1])) {
        return !value.contains("default");
      }
    }
    return isInAngles(value)
        || isBetween(value, UNDERLINED, UNDERLINED) && isInCapitals(value, false);
  }

  private static boolean isBetween(String value, String before, String after) {
    return value.startsWith(before)
        && value.endsWith(after)
        && value.length() > before.length() + after.length();
  }

  /** One pair, or several around one text: {@code <<PASSWORD>>}. */
  private static boolean isInAngles(String value) {
    int from = 0;
    int to = value.length();
    while (to - from > 2 && value.charAt(from) == '<' && value.charAt(to - 1) == '>') {
      from++;
      to--;
    }
    return from > 0
        && value.substring(from, to).chars().noneMatch(letter -> letter == '<' || letter == '>');
  }

  private static boolean isInCapitals(String text, boolean digits) {
    boolean capital = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'A' && c <= 'Z';
      if (!letter && c != '_' && !(digits && c >= '0' && c <= '9')) {
        return false;
      }
      capital |= letter;
    }
    return capital;
  }

  /** {@code TAG}, {@code IMAGE_VERSION}; no release is called so. */
  private static boolean isTag(String tag) {
    String last = tag.substring(tag.lastIndexOf('_') + 1);
    return TAGS.contains(last) && isInCapitals(tag, true);
  }

  /** Whether the name of an image has one, anywhere. */
  public static boolean isIn(ImageRef image) {
    return is(image.tag())
        || isTag(image.tag())
        || image.toString().contains("{{")
        || image.toString().contains("[[")
        || image.toString().indexOf('<') >= 0;
  }
}
