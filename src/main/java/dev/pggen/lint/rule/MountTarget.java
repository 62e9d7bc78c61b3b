package dev.pggen.lint.rule;

import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.Optional;

/** Where in a mount its place in the container is written. */
final class MountTarget {
  /** What may stand beside a path that stands by itself. */
  private static final String AROUND = " \t\"':,}])=";

  private MountTarget() {}

  /** The path, where it stands by itself and once; a mount's source may begin like it. */
  static Optional<Span> find(Span mount, String target) {
    Optional<Span> found = Optional.empty();
    SourceFile file = mount.file();
    for (int line = mount.line(); line <= mount.endLine(); line++) {
      String text = file.line(line);
      int at = text.indexOf(target, line == mount.line() ? index(text, mount.column()) : 0);
      int end = line == mount.endLine() ? index(text, mount.endColumn()) : text.length();
      while (at >= 0 && at + target.length() <= end) {
        if (isAround(text, at - 1) && isAround(text, at + target.length())) {
          if (found.isPresent()) {
            return Optional.empty();
          }
          int column = text.codePointCount(0, at) + 1;
          int behind = column + target.codePointCount(0, target.length());
          found = Optional.of(file.span(line, column, line, behind));
        }
        at = text.indexOf(target, at + 1);
      }
    }
    return found;
  }

  private static boolean isAround(String text, int at) {
    return at < 0 || at >= text.length() || AROUND.indexOf(text.charAt(at)) >= 0;
  }

  private static int index(String line, int column) {
    return line.offsetByCodePoints(0, Math.min(column - 1, line.codePointCount(0, line.length())));
  }
}
