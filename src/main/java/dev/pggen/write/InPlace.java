package dev.pggen.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a file of the user's another text, in one step; mode and owner stay. */
public final class InPlace {
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private InPlace() {}

  /**
   * Replaces a file, or throws and leaves it as it was.
   *
   * <p>A link is followed within the repository that holds it. A byte order mark stays.
   *
   * @param before what was read; a file that was changed since is left alone
   */
  public static void replace(Path file, String before, String after, Disk disk) throws IOException {
    Path real = real(file);
    byte[] found = Files.readAllBytes(real);
    boolean marked = found.length >= MARK.length && startsWithMark(found);
    if (!Arrays.equals(found, bytes(before, marked))) {
      throw new FileSystemException(file.toString(), null, "it was changed meanwhile");
    }
    if (!Files.isWritable(real)) {
      throw new AccessDeniedException(file.toString(), null, "permission denied");
    }
    Path temporary = Place.temporary(real);
    Files.deleteIfExists(temporary); // of a run that was killed
    try {
      disk.create(temporary, bytes(after, marked), mode(real));
      keepOwner(real, temporary, disk);
      disk.replace(temporary, real);
    } finally {
      Files.deleteIfExists(temporary);
    }
    Path home = real.getParent();
    if (home != null) {
      disk.sync(home);
    }
  }

  private static Path real(Path file) throws IOException {
    Path real = file.toRealPath();
    if (!Files.isSymbolicLink(file)) {
      return real;
    }
    Path home = file.toAbsolutePath().normalize().getParent();
    if (home == null || !real.startsWith(repository(home.toRealPath()))) {
      throw new FileSystemException(
          file.toString(), null, "it is a link that leaves the repository");
    }
    return real;
  }

  private static Path repository(Path home) {
    for (Path at = home; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        return at;
      }
    }
    return home;
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  /** As root, somebody else's file stays somebody else's. */
  private static void keepOwner(Path from, Path to, Disk disk) throws IOException {
    Map<String, Object> wanted = Files.readAttributes(from, "unix:uid,gid");
    if (!wanted.equals(Files.readAttributes(to, "unix:uid,gid"))) {
      disk.setOwner(to, id(wanted.get("uid")), id(wanted.get("gid")));
      disk.setMode(to, mode(from)); // a change of owner may take bits away
    }
  }

  private static long id(@Nullable Object value) {
    if (value instanceof Integer number) {
      return Integer.toUnsignedLong(number);
    }
    throw new IllegalStateException("a file without an owner");
  }

  private static byte[] bytes(String text, boolean marked) {
    return ((marked ? "\ufeff" : "") + text).getBytes(StandardCharsets.UTF_8);
  }

  private static boolean startsWithMark(byte[] bytes) {
    return Arrays.equals(Arrays.copyOf(bytes, MARK.length), MARK);
  }
}
