package dev.pggen.yaml;

/** How a text is written. */
public enum YamlStyle {
  /** In double quotes, which take any character. */
  DOUBLE,
  /** In single quotes. */
  SINGLE,
  /** As a literal block: a line for each line. */
  BLOCK
}
