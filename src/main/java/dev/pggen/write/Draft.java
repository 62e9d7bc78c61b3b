package dev.pggen.write;

import java.nio.charset.StandardCharsets;

/**
 * A file as it is to be on disk.
 *
 * @param path below the output root, with forward slashes; never absolute, never with {@code ..}
 * @param text the whole text
 * @param executable mode 0755 instead of 0644, whatever the umask
 */
public record Draft(String path, String text, boolean executable) {
  public Draft {
    if (!isInside(path)) {
      throw new IllegalArgumentException("path leaves the output root: " + path);
    }
  }

  /** Whether a path stays below the output root. */
  static boolean isInside(String path) {
    return !path.isEmpty()
        && !path.startsWith("/")
        && !path.contains("\\")
        && !("/" + path + "/").contains("/../");
  }

  /** What will lie on disk. */
  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** How {@code pggen.lock} remembers it. */
  public String digest() {
    return Digest.of(bytes());
  }
}
