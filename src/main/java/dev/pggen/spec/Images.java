package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.Finding;
import dev.pggen.source.Size;
import java.util.Optional;

/** References to images. */
final class Images {
  /** Below this Docker refuses to start a container. */
  private static final Size LEAST_MEMORY = Size.mib(6);

  private Images() {}

  static void check(At<String> image, Findings findings) {
    fault(image).ifPresent(findings::add);
  }

  static boolean isEnough(At<Size> memory, Findings findings) {
    if (memory.value().compareTo(LEAST_MEMORY) >= 0) {
      return true;
    }
    findings.add(
        ValueRules.SIZE
            .at(memory.span(), "no container starts with " + memory.value())
            .help("at least " + LEAST_MEMORY));
    return false;
  }

  private static Optional<Finding> fault(At<String> image) {
    String text = image.value();
    if (text.startsWith("http://") || text.startsWith("https://")) {
      return Optional.of(
          bad(image)
              .help("leave out the scheme: " + Shown.of(text.substring(text.indexOf("//") + 2))));
    }
    int digest = text.indexOf('@');
    String name = digest < 0 ? text : text.substring(0, digest);
    int slash = name.lastIndexOf('/');
    int colon = name.indexOf(':', slash + 1);
    String repository = colon < 0 ? name : name.substring(0, colon);
    String tag = colon < 0 ? "" : name.substring(colon + 1);
    if (colon >= 0 && !isTag(tag)) {
      return Optional.of(
          bad(image).help("the tag " + Shown.of(tag) + " has characters that no tag has"));
    }
    if (digest >= 0 && !isDigest(text.substring(digest + 1))) {
      return Optional.of(bad(image).help("a digest is `sha256:` and 64 hexadecimal digits"));
    }
    String path = repository.substring(repository.indexOf('/') + 1);
    boolean lower = path.chars().noneMatch(c -> c >= 'A' && c <= 'Z');
    if (!lower) {
      return Optional.of(bad(image).help("registries know lower-case names alone"));
    }
    return isRepository(repository)
        ? Optional.empty()
        : Optional.of(bad(image).help("write it like `docker.io/gitea/gitea:1.27.2-rootless`"));
  }

  private static boolean isRepository(String text) {
    for (String part : text.split("/", -1)) {
      boolean ok = !part.isEmpty() && isAlphanumeric(part.charAt(0));
      ok = ok && isAlphanumeric(part.charAt(part.length() - 1));
      ok = ok && part.chars().allMatch(c -> isAlphanumeric(c) || "._-:".indexOf(c) >= 0);
      if (!ok) {
        return false;
      }
    }
    return text.length() <= 255;
  }

  private static boolean isTag(String text) {
    return !text.isEmpty()
        && text.length() <= 128
        && text.charAt(0) != '.'
        && text.charAt(0) != '-'
        && text.chars().allMatch(c -> isAlphanumeric(c) || "._-".indexOf(c) >= 0);
  }

  private static boolean isDigest(String text) {
    return text.length() == 71
        && text.startsWith("sha256:")
        && text.substring(7)
            .chars()
            .allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  private static boolean isAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static Finding bad(At<String> image) {
    return ValueRules.IMAGE.at(image.span(), Shown.of(image.value()) + " is not an image");
  }
}
