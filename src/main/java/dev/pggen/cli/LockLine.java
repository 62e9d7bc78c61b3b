package dev.pggen.cli;

import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where {@code pggen.lock} says which server it is about. */
final class LockLine {
  private LockLine() {}

  /** The entry of a target; that of its data, else that of its tag. */
  static Optional<Span> of(Path lock, Stages stages, String target) throws IOException {
    Optional<SourceFile> file = stages.read(lock).value();
    return file.flatMap(f -> in(f, "data:", target).or(() -> in(f, "postgres:", target)));
  }

  private static Optional<Span> in(SourceFile file, String map, String target) {
    boolean inside = false;
    for (int i = 1; i <= file.lineCount(); i++) {
      String line = file.line(i);
      String key = "  \"" + target + "\": ";
      if (inside && line.startsWith(key)) {
        return Optional.of(file.span(i, key.length() + 1, i, line.length() + 1));
      }
      inside = line.startsWith("  ") ? inside : line.equals(map);
    }
    return Optional.empty();
  }
}
