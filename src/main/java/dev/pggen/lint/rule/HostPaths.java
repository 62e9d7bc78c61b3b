package dev.pggen.lint.rule;

import java.nio.file.Path;

/** Paths of the host, compared as text: nothing is looked up. */
final class HostPaths {
  private HostPaths() {}

  /** Whether an absolute path is a directory or lies in it. */
  static boolean inside(String path, String directory) {
    return Path.of(path).normalize().startsWith(Path.of(directory));
  }

  /** Whether two absolute paths are the same, or one lies inside the other. */
  static boolean overlap(String a, String b) {
    Path first = Path.of(a).normalize();
    Path second = Path.of(b).normalize();
    return first.startsWith(second) || second.startsWith(first);
  }
}
