package dev.pggen.spec;

import java.util.List;
import java.util.Optional;

/**
 * What is known of an image from its project's own repository.
 *
 * @param repository with registry
 * @param variant a part of the tag for which this holds; empty for all others
 * @param user {@code uid:gid} of its files, whom it can run as
 * @param startsAsRoot whether it must; empty if unknown
 * @param volumes that it declares
 * @param ports that it listens at
 * @param fileForm how a variable becomes the path of a file that holds its value
 * @param probe what can ask over HTTP from inside
 * @param oldestMajor of PostgreSQL in it
 * @param newestMajor of PostgreSQL in it
 * @param source where it was read; with {@code unverified} where it was not
 */
public record ImageFact(
    String repository,
    String variant,
    Optional<String> user,
    Optional<Boolean> startsAsRoot,
    List<String> volumes,
    List<Integer> ports,
    FileForm fileForm,
    Probe probe,
    Optional<Integer> oldestMajor,
    Optional<Integer> newestMajor,
    String source) {
  public ImageFact {
    volumes = List.copyOf(volumes);
    ports = List.copyOf(ports);
  }

  /** How an image reads a secret from a file. */
  public enum FileForm {
    /** {@code NAME_FILE=/path}. */
    SUFFIX("_FILE"),
    /** {@code NAME__FILE=/path}. */
    DOUBLE_SUFFIX("__FILE"),
    /** {@code FILE__NAME=/path}. */
    PREFIX("FILE__"),
    /** {@code NAME=file:///path}. */
    URI("file://"),
    /** Not at all. */
    NONE("none");

    private final String word;

    FileForm(String word) {
      this.word = word;
    }

    /** As written in the table. */
    public String word() {
      return word;
    }

    /** The variable that takes the path instead of the value; empty for {@link #URI} and none. */
    public Optional<String> variable(String name) {
      return switch (this) {
        case SUFFIX, DOUBLE_SUFFIX -> Optional.of(name + word);
        case PREFIX -> Optional.of(word + name);
        case URI, NONE -> Optional.empty();
      };
    }
  }

  /** What can ask over HTTP from inside the image. */
  public sealed interface Probe {}

  /** {@code curl} or {@code wget}. */
  public record Client(String program) implements Probe {}

  /** The image's own command, its words. */
  public record Command(List<String> words) implements Probe {
    public Command {
      words = List.copyOf(words);
    }
  }

  /** Nothing that is known. */
  public record Nothing() implements Probe {}

  /** Whether all of it was read in a source. */
  public boolean verified() {
    return !source.contains("unverified");
  }
}
