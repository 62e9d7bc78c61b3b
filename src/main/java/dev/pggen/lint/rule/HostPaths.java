package dev.pggen.lint.rule;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Paths of the host, compared as text: nothing is looked up. */
final class HostPaths {
  private static final List<String> SYSTEM =
      List.of("/dev", "/proc", "/sys", "/run", "/var/run", "/etc", "/usr");

  /** What the engine itself has below its directory; all else there somebody put there. */
  private static final Set<String> ENGINES = Set.of("certs.d", "plugins", "seccomp", "tls");

  private static final Pattern DATA =
      Pattern.compile(
          "(?i)(?:[\\w.-]*[_-])?(?:pg|app|db)?data(?:base)?|db|media|uploads|storage|postgres(?:ql)?");

  /** Directories of the system below which something called data may be its own. */
  private static final Set<String> SYSTEM_BELOW_ETC =
      Set.of("kubernetes", "pam.d", "pki", "rancher", "security", "ssh", "ssl", "systemd");

  /** Files of the system, whatever an image is called. */
  private static final Set<String> FILES_BELOW_ETC =
      Set.of("fstab", "group", "gshadow", "hosts", "passwd", "profile", "shadow", "sudoers");

  private HostPaths() {}

  /** Whether it is an application's own directory, though it lies below that of the system. */
  static boolean isOwnBelowEtc(String path) {
    Path normal = Path.of(path).normalize();
    if (!normal.startsWith("/etc") || normal.getNameCount() < 3) {
      return false;
    }
    String first = normal.getName(1).toString();
    if (normal.startsWith("/etc/docker")) {
      String second = normal.getName(2).toString();
      boolean file = normal.getNameCount() == 3 && second.indexOf('.') >= 0;
      return !file && !ENGINES.contains(second);
    }
    return !SYSTEM_BELOW_ETC.contains(first)
        && IntStream.range(2, normal.getNameCount())
            .anyMatch(i -> DATA.matcher(normal.getName(i).toString()).matches());
  }

  /** Whether it is the directory below that of the system which an image has for itself. */
  static boolean isBelowEtcOf(String path, String image) {
    Path normal = Path.of(path).normalize();
    if (!normal.startsWith("/etc") || normal.getNameCount() < 2) {
      return false;
    }
    String first = normal.getName(1).toString();
    return first.length() > 3
        && !normal.startsWith("/etc/docker")
        && first.indexOf('.') < 0
        && !SYSTEM_BELOW_ETC.contains(first)
        && !FILES_BELOW_ETC.contains(first)
        && !first.startsWith("cron")
        && inWords(image.substring(image.lastIndexOf('/') + 1)).contains(inWords(first));
  }

  /** A name with a dash before and after each of its words. */
  private static String inWords(String name) {
    return "-" + name.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-') + "-";
  }

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
