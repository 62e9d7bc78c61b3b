package dev.pggen.cli;

import dev.pggen.spec.RepositoryFiles;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
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

  /** Goes on until the process is ended, or nobody reads any more what it prints. */
  ExitCode run() throws IOException {
    Set<Path> read = new TreeSet<>();
    while (true) {
      try {
        Set<Path> now = new TreeSet<>();
        run.once(now);
        read = now;
      } catch (UsageException e) {
        terminal.complain(String.valueOf(e.getMessage()), e.help());
      }
      terminal.note("pggen: waiting for a change; Ctrl-C ends this");
      terminal.flush();
      if (terminal.out().checkError() || !isChanged(directories(read))) {
        return ExitCode.CLEAN;
      }
    }
  }

  /** Waits for a change, and then until no more come; false if the wait was ended. */
  private static boolean isChanged(Set<Path> directories) throws IOException {
    TreeMap<Path, String> before = state(directories);
    TreeMap<Path, String> last = before;
    while (true) {
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return false;
      }
      TreeMap<Path, String> now = state(directories);
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

  /** Times and sizes of the files in some directories; hidden ones are mostly an editor's. */
  private static TreeMap<Path, String> state(Set<Path> directories) throws IOException {
    TreeMap<Path, String> state = new TreeMap<>();
    for (Path directory : directories) {
      if (!Files.isDirectory(directory) || !Files.isReadable(directory)) {
        continue;
      }
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
        for (Path file : files) {
          if (state.size() < MOST && !file.getFileName().toString().startsWith(".")) {
            seen(file).ifPresent(text -> state.put(file, text));
          }
        }
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
    }
    return state;
  }

  private static Optional<String> seen(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.isRegularFile()
          ? Optional.of(now.lastModifiedTime().toMillis() + " " + now.size())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // gone meanwhile
    }
  }
}
