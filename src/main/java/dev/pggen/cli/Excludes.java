package dev.pggen.cli;

import dev.pggen.spec.RepositoryFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What configurations leave out of a walk: that of the run, and those met on the way down, each for
 * what lies below itself. Of the latter nothing else is obeyed: one configuration holds for a run.
 */
final class Excludes {
  private final Config config;
  private final Optional<Terminal> reads;
  private final GitIgnore own;
  private final GitIgnore met;

  private Excludes(Config config, Optional<Terminal> reads) {
    this.config = config;
    this.reads = reads;
    this.own = GitIgnore.of(config.home(), config.exclude());
    this.met = GitIgnore.of(config.home(), List.of());
  }

  /** Nothing. */
  static Excludes none(Path directory) {
    return of(Config.none(directory));
  }

  /** What one configuration leaves out; no other is read. */
  static Excludes of(Config config) {
    return new Excludes(config, Optional.empty());
  }

  /**
   * What a configuration leaves out, and those below it.
   *
   * @param terminal where it is said what is wrong in one of them
   */
  static Excludes withNested(Config config, Terminal terminal) {
    return new Excludes(config, Optional.of(terminal));
  }

  /** The same before a walk: what the last one met does not hold above where it was met. */
  Excludes anew() {
    return new Excludes(config, reads);
  }

  /** Takes in the configuration of one more directory, unless it is that of the run. */
  void enter(Path directory) throws UsageException {
    if (reads.isEmpty() || directory.equals(config.home())) {
      return;
    }
    Optional<Path> file = RepositoryFiles.within(directory, Config.NAME);
    if (file.isPresent()) {
      Config nested = ConfigFile.nested(file.get(), reads.get());
      nested.exclude().forEach(pattern -> met.add(directory, pattern));
    }
  }

  /**
   * Whether a path is left out, seen from its own directory: no walk goes into what is left out.
   */
  boolean leavesOut(Path path, boolean isDirectory) {
    return own.ignores(path, isDirectory) || met.ignores(path, isDirectory);
  }

  /** Whether the configuration of the run leaves out a path, or a directory above it. */
  boolean leavesOutNamed(Path path) {
    return own.ignoresBelow(config.home(), path);
  }
}
