package dev.pggen.stack;

import dev.pggen.source.At;
import dev.pggen.source.Size;
import java.util.Optional;

/**
 * Something that a container sees at a path.
 *
 * @param source what is mounted
 * @param target absolute path in the container
 * @param readOnly whether the container may not write
 * @param origin who asked for it
 */
public record Mount(Source source, String target, boolean readOnly, Origin origin) {
  /** What is mounted. */
  public sealed interface Source {}

  /** A volume of the stack, by name. */
  public record OfVolume(String volume) implements Source {}

  /**
   * A directory or file of the host, by absolute path.
   *
   * @param backup how its contents are backed up, as {@link Volume#backup} says it
   * @param size as {@link Volume#size} says it
   */
  public record OfHost(String path, Fact<String> backup, Optional<At<Size>> size)
      implements Source {
    /** A path of which nothing more is said. */
    public OfHost(String path) {
      this(
          path,
          Fact.unknown("no manifest says how paths of the host are backed up"),
          Optional.empty());
    }
  }

  /**
   * A directory or file that belongs to the rendered output, relative to its root; a directory
   * where the name ends in a slash.
   */
  public record OfOutput(String path) implements Source {}

  /** A secret of the stack, as a file. */
  public record OfSecret(String secret) implements Source {}
}
