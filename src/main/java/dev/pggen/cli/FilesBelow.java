package dev.pggen.cli;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Some files below a directory, the same on every machine: each directory is gone through in order.
 * What this user may not enter, such as data, is passed by.
 */
final class FilesBelow {
  private final int most;
  private final List<Path> files = new ArrayList<>();

  FilesBelow(int most) {
    this.most = most;
  }

  List<Path> files() {
    return files;
  }

  /**
   * Takes what lies below a directory.
   *
   * @param levels how deep, from 1
   */
  void take(Path directory, int levels) {
    for (Path child : children(directory)) {
      if (files.size() >= most) {
        return;
      }
      if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
        if (levels > 1) {
          take(child, levels - 1);
        }
      } else if (Files.isRegularFile(child)) {
        files.add(child);
      }
    }
  }

  private static List<Path> children(Path directory) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      all.forEach(children::add);
    } catch (IOException | DirectoryIteratorException e) {
      return List.of(); // what cannot be listed is unknown
    }
    children.sort(null);
    return children;
  }
}
