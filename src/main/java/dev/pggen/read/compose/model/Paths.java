package dev.pggen.read.compose.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Paths from the directory of the project, with forward slashes; that directory itself is empty.
 */
final class Paths {
  private Paths() {}

  /** Whether a path says nothing by itself of where it begins. */
  static boolean isRelative(String path) {
    boolean drive = path.length() > 1 && path.charAt(1) == ':';
    return !path.isEmpty() && "/~$\\".indexOf(path.charAt(0)) < 0 && !drive && !isElsewhere(path);
  }

  /** Whether it is the address of something that is fetched. */
  static boolean isElsewhere(String path) {
    return path.contains("://") || path.startsWith("git@") || path.startsWith("github.com/");
  }

  /** A path seen from a directory; none if it cannot be followed here. */
  static Optional<String> resolve(String directory, String path) {
    if (!isRelative(path)) {
      return Optional.empty();
    }
    return Optional.of(normal(directory.isEmpty() ? path : directory + "/" + path));
  }

  /** The same as a file may say it: it begins with a dot. */
  static String written(String directory, String path) {
    String normal = normal(directory + "/" + path);
    boolean slash = path.endsWith("/") && !normal.isEmpty();
    String end = slash ? "/" : "";
    if (normal.isEmpty()) {
      return ".";
    }
    return (normal.equals("..") || normal.startsWith("../") ? normal : "./" + normal) + end;
  }

  /** The name of a file in its directory. */
  static String name(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /** The directory of a file. */
  static String directory(String file) {
    int slash = file.lastIndexOf('/');
    return slash < 0 ? "" : file.substring(0, slash);
  }

  private static String normal(String path) {
    List<String> steps = new ArrayList<>();
    for (String step : path.split("/")) {
      boolean above = step.equals("..") && !steps.isEmpty();
      if (above && !steps.get(steps.size() - 1).equals("..")) {
        steps.remove(steps.size() - 1);
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.add(step);
      }
    }
    return String.join("/", steps);
  }
}
