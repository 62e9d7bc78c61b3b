package dev.pggen.plan;

import dev.pggen.spec.ImageFact;
import dev.pggen.spec.ImageFacts;
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
    if (path.isEmpty() && !tcp) {
      return List.of();
    }
    ImageFact.Probe probe =
        ImageFacts.of(image).map(ImageFact::probe).orElse(new ImageFact.Nothing());
    if (probe instanceof ImageFact.Command command) {
      return command.words();
    }
    if (probe instanceof ImageFact.Client client) {
      String address = "http://127.0.0.1:" + port + path.orElse("/");
      return client.program().equals("curl") ? curl(address, path.isPresent()) : wget(address);
    }
    return List.of();
  }

  /**
   * A command that any answer satisfies, an error page too. wget cannot: it takes an error page for
   * a failure, and a container that wants a login would never be healthy. Nor would one whose
   * program was taken on trust and is not there.
   *
   * @return empty if no program of the image is known to be able to
   */
  static List<String> ofOpenPort(String image, int port) {
    boolean able =
        ImageFacts.of(image)
            .filter(ImageFact::verified)
            .map(ImageFact::probe)
            .filter(p -> !(p instanceof ImageFact.Client c && c.program().equals("wget")))
            .isPresent();
    return able ? of(image, Optional.empty(), true, port) : List.of();
  }

  /** For an open port any answer will do, an error page too. */
  private static List<String> curl(String address, boolean page) {
    return List.of("curl", page ? "-fsS" : "-sS", "-o", "/dev/null", address);
  }

  /** Options that GNU and busybox wget share. */
  private static List<String> wget(String address) {
    return List.of("wget", "-q", "-O", "/dev/null", address);
  }
}
