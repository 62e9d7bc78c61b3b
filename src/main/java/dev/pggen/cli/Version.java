package dev.pggen.cli;

/** Which pggen this is. */
final class Version {
  /** As in pom.xml; a test compares them. */
  static final String TEXT = "0.1.0";

  private Version() {}
}
