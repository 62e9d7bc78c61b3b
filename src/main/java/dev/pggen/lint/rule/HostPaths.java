package dev.pggen.lint.rule;

import java.nio.file.Path;
import java.util.List;

/** Paths of the host, compared as text: nothing is looked up. */
final class HostPaths {
  private static final List<String> SYSTEM =
      List.of("/dev", "/proc", "/sys", "/run", "/var/run", "/etc", "/usr");

  private HostPaths() {}

  /** Whether an absolute path is a directory or lies in it. */
  static boolean inside(String path, String directory) {
    return Path.of(path).normalize().startsWith(Path.of(directory));
  }

  /** Whether it belongs to the system, or is the whole of it: nobody's own data lies there. */
  static boolean isSystem(String path) {
    Path normal = Path.of(path).normalize();
    return normal.getNameCount() == 0 || SYSTEM.stream().anyMatch(normal::startsWith);
  }

  /** Whether two absolute paths are the same, or one lies inside the other. */
  static boolean overlap(String a, String b) {
    Path first = Path.of(a).normalize();
    Path second = Path.of(b).normalize();
    return first.startsWith(second) || second.startsWith(first);
  }

  /** The same for paths that are normal already, as texts: quick enough for all pairs of many. */
  static boolean overlapNormal(String a, String b) {
    return a.length() < b.length() ? holds(a, b) : holds(b, a);
  }

  private static boolean holds(String outer, String inner) {
    return inner.startsWith(outer)
        && (inner.length() == outer.length()
            || outer.endsWith("/")
            || inner.charAt(outer.length()) == '/');
  }
}
