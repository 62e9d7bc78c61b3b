package dev.pggen.cli;

import dev.pggen.spec.RepositoryFiles;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Does something again whenever a file has changed in a directory that it read from. Files are
 * looked at in turn: network file systems tell nobody of changes.
 */
final class Watch {
  private static final long PAUSE = 300; // milliseconds
  private static final int MOST = 10_000;

  private final Terminal terminal;
  private final Run run;

  /** What is done again. */
  @FunctionalInterface
  interface Run {
    /** Does it, and adds the files that it read. */
    void once(Set<Path> read) throws UsageException, IOException;
  }

  Watch(Terminal terminal, Run run) {
    this.terminal = terminal;
    this.run = run;
  }

  /**
   * Goes on until the process is ended, or nobody reads any more what it prints.
   *
   * @throws UsageException if it cannot be done the first time
   */
  ExitCode run() throws UsageException, IOException {
    Set<Path> directories = directories(Set.of());
    boolean begun = false;
    while (true) {
      long start = System.currentTimeMillis();
      Map<Path, String> before = state(directories, Long.MAX_VALUE);
      try {
        Set<Path> read = new TreeSet<>();
        run.once(read);
        Set<Path> others = directories(read);
        others.removeAll(directories);
        before.putAll(state(others, start));
        directories.addAll(others);
        begun = true;
      } catch (UsageException e) {
        if (!begun) {
          throw e;
        }
        terminal.complain(String.valueOf(e.getMessage()), e.help());
      }
      terminal.note("pggen: waiting for a change; Ctrl-C ends this");
      terminal.flush();
      if (terminal.out().checkError() || !isChanged(directories, before)) {
        return ExitCode.CLEAN;
      }
    }
  }

  /** Waits for a change, and then until no more come; false if the wait was ended. */
  private static boolean isChanged(Set<Path> directories, Map<Path, String> before)
      throws IOException {
    Map<Path, String> last = before;
    while (true) {
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return false;
      }
      Map<Path, String> now = state(directories, Long.MAX_VALUE);
      if (!now.equals(before) && now.equals(last)) {
        return true;
      }
      last = now;
    }
  }

  private Set<Path> directories(Set<Path> read) {
    Path here = terminal.directory().toAbsolutePath().normalize();
    Set<Path> directories = new TreeSet<>(Set.of(here));
    for (Path file : read) {
      Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
          .ifPresent(directories::add);
    }
    for (String name : List.of(Config.NAME, BaselineFile.NAME)) {
      RepositoryFiles.nearest(here, name)
          .flatMap(file -> Optional.ofNullable(file.getParent()))
          .ifPresent(directories::add);
    }
    return directories;
  }

  /**
   * Times and sizes of the files in some directories; hidden ones are mostly an editor's.
   *
   * @param start what is newer may have been read before it was changed, and differs from anything
   */
  private static Map<Path, String> state(Set<Path> directories, long start) throws IOException {
    TreeMap<Path, String> state = new TreeMap<>();
    for (Path directory : directories) {
      if (!Files.isDirectory(directory) || !Files.isReadable(directory)) {
        continue;
      }
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
        for (Path file : files) {
          if (state.size() < MOST && !file.getFileName().toString().startsWith(".")) {
            seen(file, start).ifPresent(text -> state.put(file, text));
          }
        }
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
    }
    return state;
  }

  private static Optional<String> seen(Path file, long start) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      long time = now.lastModifiedTime().toMillis();
      String text = time < start ? time + " " + now.size() : "";
      return now.isRegularFile() ? Optional.of(text) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // gone meanwhile
    }
  }
}
