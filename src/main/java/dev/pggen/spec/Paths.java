package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.Finding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Absolute paths, on the host and in containers. */
final class Paths {
  private static final List<String> KERNEL = List.of("/proc", "/sys", "/dev");

  /** Where pggen puts secrets and its own files. */
  private static final List<String> OURS =
      List.of("/run/secrets", "/etc/pggen", "/run/pggen/server");

  private static final Pattern DATASET =
      Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*(/[A-Za-z0-9][A-Za-z0-9_.-]*)+");

  private Paths() {}

  /** An absolute path without tricks; the text as it is to be used. */
  static boolean isAbsolute(At<String> path, Findings findings) {
    return isAbsolute(path, "", findings);
  }

  /**
   * The same.
   *
   * @param instead what to write for one that is not absolute; empty for what it most likely means
   */
  static boolean isAbsolute(At<String> path, String instead, Findings findings) {
    Optional<Finding> finding = fault(path, instead);
    finding.ifPresent(findings::add);
    return finding.isEmpty();
  }

  /** The same in a container, where some places are taken. */
  static boolean isMountable(At<String> path, Findings findings) {
    if (!isAbsolute(path, findings)) {
      return false;
    }
    String text = path.value();
    Optional<String> ours = OURS.stream().filter(o -> isAtOrBelow(text, o)).findFirst();
    boolean kernel = KERNEL.contains(text) || isAtOrBelow(text, "/proc") || text.equals("/");
    if (ours.isPresent() || kernel) {
      findings.add(
          ValueRules.PATH
              .at(path.span(), "nothing can be mounted at `" + text + "`")
              .why(
                  ours.isPresent()
                      ? "pggen's own files lie below `" + ours.get() + "`"
                      : "the container could not start without what is there")
              .help("choose another path"));
      return false;
    }
    return true;
  }

  /** The name of a dataset, below its pool; the text as it is to be used. */
  static boolean isDataset(At<String> name, Findings findings) {
    boolean good =
        name.value().length() <= 200
            && DATASET.matcher(name.value()).matches()
            && !name.value().contains("..");
    if (!good) {
      findings.add(
          bad(name, " is no dataset in a pool")
              .help("write the pool and the way below it, like `tank/apps/web`"));
    }
    return good;
  }

  static boolean isAtOrBelow(String path, String directory) {
    return path.equals(directory) || path.startsWith(directory + "/");
  }

  private static Optional<Finding> fault(At<String> path, String instead) {
    String text = path.value();
    if (!text.startsWith("/")) {
      return Optional.of(
          bad(path, " is not an absolute path")
              .help("write it from the root: " + fixed(text, instead)));
    }
    if (text.length() > 1 && text.endsWith("/")) {
      return Optional.of(bad(path, " ends in a slash").help("write " + Shown.of(trimmed(text))));
    }
    for (String segment : text.substring(1).split("/", -1)) {
      if (segment.equals("..") || segment.equals(".")) {
        return Optional.of(
            bad(path, " holds `" + segment + "`").help("write the path that it leads to"));
      }
      if (segment.isEmpty() && text.length() > 1) {
        return Optional.of(bad(path, " holds two slashes in a row").help("write one"));
      }
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == 0x7f || c == ':' || c == '\\' || c == '"' || c == '\'' || c == '$') {
        return Optional.of(
            bad(path, " holds a character that runtimes read otherwise")
                .help("leave " + Shown.of(String.valueOf(c)) + " out of paths"));
      }
    }
    return text.length() > 1024
        ? Optional.of(bad(path, " is too long").help("at most 1024 characters"))
        : Optional.empty();
  }

  private static String trimmed(String text) {
    int end = text.length();
    while (end > 1 && text.charAt(end - 1) == '/') {
      end--;
    }
    return text.substring(0, end);
  }

  private static String fixed(String text, String instead) {
    if (text.startsWith("~")) {
      return "`~` means another directory for each user";
    }
    if (!instead.isEmpty()) {
      return instead;
    }
    String rest = text.startsWith("./") ? text.substring(2) : text;
    return rest.isEmpty() || rest.startsWith("..")
        ? "like `/srv/data`"
        : "like " + Shown.of("/" + rest);
  }

  private static Finding bad(At<String> path, String what) {
    return ValueRules.PATH.at(path.span(), Shown.of(path.value()) + what);
  }
}
