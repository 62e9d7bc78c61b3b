package dev.pggen.stack;

/**
 * How an image reads a secret from a file instead of a variable.
 *
 * @param before what the variable's name then begins with, like {@code FILE__}; mostly empty
 * @param after what it ends with, like {@code _FILE}
 * @param scheme what its value begins with before the path, like {@code file://}; mostly empty
 */
public record FileForm(String before, String after, String scheme) {
  /** The variable that takes the path. */
  public String variable(String name) {
    return before + name + after;
  }
}
