package dev.pggen.write;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;

/** What lies at a path of the output tree now. */
sealed interface Existing {
  /** Nothing. */
  record Absent() implements Existing {}

  /** A file. */
  record Plain(byte[] bytes, String mode) implements Existing {
    String digest() {
      return Digest.of(bytes);
    }

    boolean isExecutable() {
      return mode.charAt(2) == 'x';
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Plain p && Arrays.equals(p.bytes, bytes) && p.mode.equals(mode);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes) + mode.hashCode();
    }
  }

  /** Something that pggen neither reads nor replaces. */
  record Blocked(Path path, String why) implements Existing {}

  /** Looks at a path below a root; no symbolic link below the root is followed. */
  static Existing at(Path root, String relative) {
    Path path = root;
    if (Files.exists(root) && !Files.isDirectory(root)) {
      return new Blocked(root, "is a file where a directory should be");
    }
    if (Files.isSymbolicLink(root) && !Files.exists(root)) {
      return new Blocked(root, "is a symbolic link to nothing");
    }
    String[] names = relative.split("/", -1);
    for (int i = 0; i < names.length - 1; i++) {
      path = path.resolve(names[i]);
      if (Files.isSymbolicLink(path)) {
        return new Blocked(path, "is a symbolic link, and pggen follows none in its output");
      }
      if (Files.exists(path) && !Files.isDirectory(path)) {
        return new Blocked(path, "is a file where a directory should be");
      }
    }
    return read(path.resolve(names[names.length - 1]));
  }

  /** Looks at a file; it is not followed if it is a symbolic link. */
  static Existing read(Path path) {
    if (Files.isSymbolicLink(path)) {
      return new Blocked(path, "is a symbolic link, and pggen follows none in its output");
    }
    if (Files.isDirectory(path)) {
      return new Blocked(path, "is a directory where a file should be");
    }
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return new Absent();
    }
    try {
      PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class);
      if (!attributes.isRegularFile()) {
        return new Blocked(path, "is neither a file nor a directory");
      }
      String mode = PosixFilePermissions.toString(attributes.permissions());
      return new Plain(Files.readAllBytes(path), mode);
    } catch (IOException e) {
      return new Blocked(path, "cannot be read: " + reason(e));
    }
  }

  /** Why an operation failed, in the operating system's words, without a path. */
  static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException f) {
      String why = f.getReason();
      if (why != null) {
        return why.toLowerCase(Locale.ROOT);
      }
    }
    String message = e.getMessage();
    return message == null ? "input or output failed" : message;
  }
}
