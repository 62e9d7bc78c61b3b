package dev.pggen.write;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Every change that pggen makes on disk, so that a test can fail or stop before each one. Reading
 * does not go through here.
 */
public interface Disk {
  /** Permissions of a rendered file. */
  String FILE_MODE = "rw-r--r--";

  /** Permissions of a rendered script, and of directories. */
  String EXECUTABLE_MODE = "rwxr-xr-x";

  /** Makes one directory; its parent exists. */
  void makeDirectory(Path directory, String mode) throws IOException;

  /** Makes a file that does not exist yet, with its mode, and waits until it is on disk. */
  void create(Path file, byte[] bytes, String mode) throws IOException;

  /** Puts a file in the place of another, or of nothing, in one step. */
  void replace(Path from, Path to) throws IOException;

  /** Removes a file or an empty directory. */
  void delete(Path path) throws IOException;

  /** Sets permissions like {@code rw-r--r--}. */
  void setMode(Path path, String mode) throws IOException;

  /** Gives a file or directory away; only root can. */
  void setOwner(Path path, long uid, long gid) throws IOException;

  /** Waits until the names in a directory are on disk. */
  void sync(Path directory) throws IOException;
}
