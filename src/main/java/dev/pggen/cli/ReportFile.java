package dev.pggen.cli;

import dev.pggen.write.Disk;
import dev.pggen.write.LocalDisk;
import dev.pggen.write.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A report as a file. Whoever reads it while it is written sees the old one or the new one. */
final class ReportFile {
  /** What GitHub takes of a step's summary. */
  private static final long SUMMARY_LIMIT = 1 << 20;

  private final String typed;
  private final Path path;

  private ReportFile(String typed, Path path) {
    this.typed = typed;
    this.path = path;
  }

  /** The file that somebody named. */
  static ReportFile at(String typed, Path directory) {
    return new ReportFile(typed, directory.resolve(typed));
  }

  /** Whether it is one of the files that a report is about. */
  private boolean isAmong(List<String> read, Path directory) {
    Path place = real(path);
    return read.stream().anyMatch(each -> real(directory.resolve(each)).equals(place));
  }

  /** Where a path leads, as far as there is anything: a link is written through. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize(); // nothing there yet
    }
  }

  /**
   * Puts a report there.
   *
   * @param read files that it must not take the place of
   */
  static void write(String typed, String text, List<String> read, Path directory)
      throws IOException {
    ReportFile file = at(typed, directory);
    if (file.isAmong(read, directory)) {
      throw file.failed("it is one of the files that were read");
    }
    file.write(text);
  }

  private void write(String text) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null || Files.isDirectory(path)) {
      throw failed("it is a directory");
    }
    if (!Files.isDirectory(parent)) {
      throw failed("there is no directory `" + Path.of(typed).getParent() + "`");
    }
    try {
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        // A pipe or a device: to put a file in its place would take it away from others.
        Files.writeString(path, text, StandardOpenOption.WRITE);
        return;
      }
      Path file = Files.exists(path) ? path.toRealPath() : path;
      Path temporary = Place.temporary(file);
      LocalDisk disk = new LocalDisk();
      Files.deleteIfExists(temporary);
      disk.create(temporary, text.getBytes(StandardCharsets.UTF_8), Disk.FILE_MODE);
      disk.replace(temporary, file);
    } catch (IOException e) {
      throw failed(reason(e));
    }
  }

  /** How many bytes a summary may still take. */
  long room() throws IOException {
    return SUMMARY_LIMIT - (Files.isRegularFile(path) ? Files.size(path) : 0);
  }

  /** Adds to what others wrote there. */
  void append(String text) throws IOException {
    try {
      Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw failed(reason(e));
    }
  }

  private IOException failed(String reason) {
    return new IOException("cannot write the report to `" + typed + "`: " + reason);
  }

  private String reason(IOException e) {
    if (e instanceof java.nio.file.AccessDeniedException) {
      return "permission denied";
    }
    if (Files.isSymbolicLink(path) && !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return "the link leads nowhere";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason == null ? "it cannot be used" : reason;
  }
}
