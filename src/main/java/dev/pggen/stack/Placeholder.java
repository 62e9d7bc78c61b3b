package dev.pggen.stack;

import java.util.regex.Pattern;

/**
 * A place that somebody fills in before anything runs. A word that works if it is left, like {@code
 * changeme}, is none.
 */
public final class Placeholder {
  private static final String[][] SIGNS = {{"<", ">"}, {"{{", "}}"}, {"[[", "]]"}, {"__", "__"}};

  /** {@code TAG}, {@code IMAGE_VERSION}; no release is called so. */
  private static final Pattern TAG =
      Pattern.compile("(?!(?:LATEST|STABLE|RELEASE|LTS|EDGE|MASTER|MAIN)$)[A-Z][A-Z_]{2,}");

  private Placeholder() {}

  /** Whether a value is nothing else. What another program takes by default stands there. */
  public static boolean is(String value) {
    for (String[] signs : SIGNS) {
      if (value.startsWith(signs[0])
          && value.endsWith(signs[1])
          && value.length() > signs[0].length() + signs[1].length()) {
        return !value.contains("default");
      }
    }
    return false;
  }

  /** Whether the name of an image has one, anywhere. */
  public static boolean isIn(ImageRef image) {
    return is(image.tag())
        || TAG.matcher(image.tag()).matches()
        || image.toString().contains("{{")
        || image.toString().contains("[[")
        || image.toString().indexOf('<') >= 0;
  }
}
