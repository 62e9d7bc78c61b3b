package dev.pggen.cli;

import dev.pggen.lint.Steps;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How long a single file may keep a run. The work is done beside; when one file takes too long,
 * that worker is left behind and all is done anew without the file. So a run tells the same about
 * all other files as if this one were not there.
 *
 * @param seconds of the worker's own time for a file; the first one has three times as much, since
 *     it also pays for what is loaded
 * @param home from where files are named
 */
record Patience(double seconds, Path home) {
  /** Where users say how long it is. */
  static final String VARIABLE = "PGGEN_FILE_SECONDS";

  /** Said in the file itself, so that every report has it; that it was left out, exit 3 says. */
  static final RuleInfo SLOW =
      new RuleInfo(
          "PG059",
          "slow-file",
          Severity.ERROR,
          "no rule was asked of it, and nobody knows what it says");

  /** Ten times what any real file was seen to take. */
  private static final double USUAL = 2;

  /** Work on some files. */
  @FunctionalInterface
  interface Work<T> {
    /**
     * Does it.
     *
     * @param slow files to be left out, as reported
     * @param steps is told of each file before it begins
     */
    T on(Set<String> slow, Steps steps);
  }

  /** What a user asks for; nothing if that is no length of time. */
  static Optional<Patience> of(Terminal terminal) {
    String text = terminal.environment().getOrDefault(VARIABLE, "");
    if (text.isEmpty()) {
      return Optional.of(usual(terminal));
    }
    if (!text.matches("[0-9]{1,6}([.][0-9]{1,3})?")) {
      return Optional.empty();
    }
    double seconds = Double.parseDouble(text);
    return seconds > 0
        ? Optional.of(new Patience(seconds, terminal.directory()))
        : Optional.empty();
  }

  /** What a file gets of which nobody says anything. */
  static Patience usual(Terminal terminal) {
    return new Patience(USUAL, terminal.directory());
  }

  /** Refuses an environment that says what nobody understands. */
  static void check(Terminal terminal) throws UsageException {
    if (of(terminal).isEmpty()) {
      throw new UsageException(
          VARIABLE + " is no number of seconds above 0", "write it like `" + VARIABLE + "=2`");
    }
  }

  /**
   * Does some work, without the files that take too long.
   *
   * @param files on which it may be
   */
  <T> Done<T> with(List<Path> files, Work<T> work) {
    Set<String> slow = new TreeSet<>();
    for (Path file : LeftBehind.enough(files)) {
      slow.add(Stages.shown(file, home));
    }
    while (true) {
      Worker<T> worker = new Worker<>(steps -> work.on(slow, steps), seconds);
      Optional<T> done = worker.await();
      if (done.isPresent()) {
        return new Done<>(done.get(), unread(slow));
      }
      worker.leave(home.resolve(worker.file()));
      if (!slow.add(worker.file())) {
        // Nobody leaves this one out: whatever it is, it gets all the time it needs.
        return new Done<>(work.on(slow, Steps.UNHEARD), unread(slow));
      }
    }
  }

  private List<Unread> unread(Set<String> slow) {
    List<Unread> all = new ArrayList<>();
    for (String file : slow) {
      all.add(Unread.slow(file, text()));
    }
    return all;
  }

  private String text() {
    String text = String.valueOf(seconds);
    return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + " s";
  }

  /**
   * What came of it.
   *
   * @param value all that could be done
   * @param slow files that were left out
   */
  record Done<T>(T value, List<Unread> slow) {
    /** The same, each as a finding at the beginning of its file. */
    List<Finding> findings() {
      List<Finding> all = new ArrayList<>();
      for (Unread each : slow) {
        all.add(
            SLOW.at(SourceFile.of(each.file(), "").start(), "this file " + each.why())
                .help(each.help()));
      }
      return all;
    }
  }
}
