package dev.pggen.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a command line said about specs and outputs, to say it again for another verb.
 *
 * @param paths of specs, as typed
 * @param out as typed
 * @param targets as typed
 */
record SameSpecs(List<Path> paths, Optional<Path> out, List<String> targets) {
  private static final String SAFE = "/._-+,:@%=";

  /** A line for the same specs and the same place. */
  String command(String verb) {
    StringBuilder line = new StringBuilder("pggen ").append(verb);
    targets.forEach(target -> line.append(" --target ").append(quoted(target)));
    out.ifPresent(path -> line.append(" --out ").append(quoted(path.toString())));
    paths.forEach(path -> line.append(' ').append(quoted(path.toString())));
    return line.toString();
  }

  /** As a shell reads it back. */
  private static String quoted(String word) {
    boolean plain = !word.isEmpty() && word.chars().allMatch(SameSpecs::isPlain);
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static boolean isPlain(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || SAFE.indexOf(c) >= 0);
  }
}
