package dev.pggen.stack;

import java.util.Optional;
import java.util.Set;

/**
 * A container image as a manifest names it.
 *
 * @param repository registry and path, without tag and digest
 * @param tag empty if none is given
 * @param digest like {@code sha256:…}, if given
 */
public record ImageRef(String repository, String tag, Optional<String> digest) {
  /** Other names by which the same images of Docker's own registry are pulled. */
  private static final Set<String> HUB =
      Set.of("registry.hub.docker.com", "registry-1.docker.io", "index.docker.io");

  /** Splits {@code repository[:tag][@digest]}; any text gives some reference. */
  public static ImageRef parse(String text) {
    int at = text.indexOf('@');
    Optional<String> digest = at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1));
    String rest = at < 0 ? text : text.substring(0, at);
    int colon = rest.lastIndexOf(':');
    if (colon < 0 || rest.indexOf('/', colon) >= 0) {
      return new ImageRef(rest, "", digest);
    }
    return new ImageRef(rest.substring(0, colon), rest.substring(colon + 1), digest);
  }

  /** The repository with the registry that is asked where none is named, Docker's own. */
  public String full() {
    int slash = repository.indexOf('/');
    if (slash < 0) {
      return "docker.io/library/" + repository;
    }
    String first = repository.substring(0, slash);
    boolean registry =
        first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
    if (!registry) {
      return "docker.io/" + repository;
    }
    String path = repository.substring(slash);
    if (!first.equals("docker.io") && !HUB.contains(first)) {
      return repository;
    }
    return path.indexOf('/', 1) < 0 ? "docker.io/library" + path : "docker.io" + path;
  }

  @Override
  public String toString() {
    return repository + (tag.isEmpty() ? "" : ":" + tag) + digest.map(d -> "@" + d).orElse("");
  }
}
