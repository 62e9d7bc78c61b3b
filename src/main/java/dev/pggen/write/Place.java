package dev.pggen.write;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * Where a render lies.
 *
 * @param root directory below which everything is written; need not exist yet
 * @param lockFile the spec's {@code pggen.lock}
 * @param shownFrom directory from which findings name files
 */
public record Place(Path root, Path lockFile, Path shownFrom) {
  public Place {
    root = root.toAbsolutePath().normalize();
    lockFile = lockFile.toAbsolutePath().normalize();
    shownFrom = shownFrom.toAbsolutePath().normalize();
  }

  /** What the last render left; {@link Lock#none()} if there is nothing that can be read. */
  public Lock lock() {
    return Survey.lock(this, new ArrayList<>());
  }

  /** A rendered file. */
  Path file(String relative) {
    return root.resolve(relative);
  }

  /** What the writer is about to do; there only while it works, or after it was killed. */
  Path journalFile() {
    return lockFile.resolveSibling("." + lockFile.getFileName() + ".journal");
  }

  /** Where a file is written before it takes its place. */
  public static Path temporary(Path file) {
    return file.resolveSibling(".pggen-tmp-" + file.getFileName());
  }

  /** The name under which a file is reported. */
  public String shown(Path file) {
    Path named = file.startsWith(shownFrom) ? shownFrom.relativize(file) : file;
    return named.toString();
  }

  Finding finding(RuleInfo rule, Path file, String message) {
    return rule.at(SourceFile.of(shown(file), "").start(), message);
  }
}
