package dev.pggen.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What Git keeps of a file, by the name that its contents give it. */
final class Blob {
  private static final long LARGEST = 1L << 24;
  private static final int SHA_1 = 40;
  private static final String FILE = "100";

  private Blob() {}

  /**
   * Whether a file that Git calls changed holds what it held: Git only looked at its times and
   * size, so that it needed to start none of the programs that a repository may name for a
   * comparison.
   *
   * @param raw as {@code git diff-index --raw} writes it: modes, names, letter
   */
  static boolean isSame(String raw, Path file) throws IOException {
    String[] columns = raw.split(" ", -1);
    boolean unknown = columns.length == 5 && columns[3].chars().allMatch(c -> c == '0');
    if (!unknown
        || !columns[0].startsWith(":" + FILE)
        || !columns[1].startsWith(FILE)
        || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || !Files.isReadable(file)
        || Files.size(file) > LARGEST) {
      return false;
    }
    byte[] bytes = Files.readAllBytes(file);
    return columns[2].equals(name(bytes, columns[2].length() == SHA_1 ? "SHA-1" : "SHA-256"));
  }

  private static String name(byte[] bytes, String algorithm) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has both
    }
  }
}
