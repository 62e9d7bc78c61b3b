package dev.pggen.plan;

import java.util.List;
import java.util.Optional;

/** Commands that ask a port of their own container, by the programs of an image. */
final class ProbeCommands {
  private ProbeCommands() {}

  /**
   * A command for an image.
   *
   * @param image reference as written
   * @param path to ask for over HTTP, if given
   * @param tcp whether an open port suffices
   * @param port to ask at
   * @return empty if no program of the image is known to be able to
   */
  static List<String> of(String image, Optional<String> path, boolean tcp, int port) {
    return List.of();
  }
}
