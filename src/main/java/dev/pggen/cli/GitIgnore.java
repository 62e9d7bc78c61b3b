package dev.pggen.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What {@code .gitignore} files between the repository's root and a file say about it; the last
 * matching pattern decides. Patterns as in gitignore(5).
 */
final class GitIgnore {
  /** What matches no path. */
  private static final Pattern NOTHING = Pattern.compile("(?!)");

  private final List<Line> lines = new ArrayList<>();

  private GitIgnore() {}

  private record Line(Path base, Pattern pattern, boolean directoriesOnly, boolean negated) {}

  /** With the files of all directories above one, up to the root of the repository. */
  static GitIgnore above(Path directory) throws IOException {
    List<Path> above = new ArrayList<>();
    for (Path up = directory; up != null; up = up.getParent()) {
      if (!up.equals(directory)) {
        above.add(0, up);
      }
      if (Files.exists(up.resolve(".git"))) {
        GitIgnore ignore = new GitIgnore();
        for (Path each : above) {
          ignore.enter(each);
        }
        return ignore;
      }
    }
    return new GitIgnore();
  }

  /** With these patterns alone, as if they stood in the file of a directory. */
  static GitIgnore of(Path directory, List<String> patterns) {
    GitIgnore ignore = new GitIgnore();
    for (String pattern : patterns) { // no lambda: every run comes through here
      ignore.add(directory, pattern);
    }
    return ignore;
  }

  /** Whether a path or a directory above it is left out. */
  boolean ignoresBelow(Path from, Path path) {
    for (Path up = path; up != null && up.startsWith(from) && !up.equals(from); ) {
      if (ignores(up, !up.equals(path) || Files.isDirectory(up))) {
        return true;
      }
      up = up.getParent();
    }
    return false;
  }

  /** Takes in the file of one more directory. */
  void enter(Path directory) throws IOException {
    Path file = directory.resolve(".gitignore");
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      return;
    }
    for (String text : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
      add(directory, text.strip());
    }
  }

  /** Takes in one more line, as if it stood in the file of a directory. */
  void add(Path directory, String line) {
    if (!line.isEmpty() && !line.startsWith("#")) {
      boolean negated = line.startsWith("!");
      String pattern = negated ? line.substring(1) : line;
      boolean directoriesOnly = pattern.endsWith("/");
      String bare = directoriesOnly ? pattern.substring(0, pattern.length() - 1) : pattern;
      lines.add(new Line(directory, regex(bare), directoriesOnly, negated));
    }
  }

  /** Whether a path is left out, seen from its own directory: ignored parents are never entered. */
  boolean ignores(Path path, boolean isDirectory) {
    if (path.getFileName().toString().equals(".git")) {
      return true;
    }
    boolean ignored = false;
    for (Line line : lines) {
      if (path.startsWith(line.base)
          && (isDirectory || !line.directoriesOnly)
          && line.pattern.matcher(line.base.relativize(path).toString()).matches()) {
        ignored = !line.negated;
      }
    }
    return ignored;
  }

  private static Pattern regex(String glob) {
    boolean anchored = glob.contains("/");
    String rest = glob.startsWith("/") ? glob.substring(1) : glob;
    StringBuilder out = new StringBuilder(anchored ? "" : "(?:.*/)?");
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      if (rest.startsWith("**/", i)) {
        out.append("(?:.*/)?");
        i += 2;
      } else if (rest.startsWith("**", i)) {
        out.append(".*");
        i++;
      } else if (c == '*') {
        out.append("[^/]*");
      } else if (c == '?') {
        out.append("[^/]");
      } else if (c == '[' && rest.indexOf(']', i + 2) > 0) {
        int end = rest.indexOf(']', i + 2);
        if (rest.startsWith("[!]", i) || rest.startsWith("[^]", i)) {
          end = rest.indexOf(']', i + 3); // there the first bracket is meant itself
          if (end < 0) {
            return NOTHING;
          }
        }
        out.append(set(rest.substring(i + 1, end)));
        i = end;
      } else {
        out.append(
            Pattern.quote(
                String.valueOf(c == '\\' && i + 1 < rest.length() ? rest.charAt(++i) : c)));
      }
    }
    try {
      return Pattern.compile(out.toString(), Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      return NOTHING; // [z-a]: as in git, it is the name of no file
    }
  }

  /** A class of characters; all that Java would read in it beside a minus means itself. */
  private static String set(String glob) {
    StringBuilder out = new StringBuilder("[");
    boolean negated = glob.startsWith("!") || glob.startsWith("^");
    out.append(negated ? "^" : "");
    for (int i = negated ? 1 : 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      out.append("\\[]&^".indexOf(c) < 0 ? "" : "\\").append(c);
    }
    return out.append(']').toString();
  }

  /** Whether a pattern can match anything. */
  static boolean isSound(String glob) {
    return regex(glob) != NOTHING;
  }
}
