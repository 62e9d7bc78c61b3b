package dev.pggen.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Bytes that no author meant, made from real files; the same ones for the same seed. */
final class SeededBytes {
  private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private static final List<String> SCRAPS =
      List.of(
          "\0",
          "\t",
          "\r",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "'",
          ":",
          " - ",
          "${",
          "${a:-${b:-",
          "%{",
          "<<EOT\n",
          "&a ",
          "*a",
          "<<: *a\n",
          "!!binary ",
          "!reset ",
          "|\n",
          ">-\n",
          "---\n",
          "# pggen: ignore[",
          "# pggen: ignore[PG501] until=2027-02-30 -- x",
          "99999999999999999999",
          "-1",
          "1e999",
          ".inf",
          "null",
          "~",
          "../../../../etc/passwd",
          "/dev/zero",
          "\u2028",
          "\ufeff",
          "\ud83d\ude00",
          "@include ",
          "include_dir '.'",
          "/(a+)+$",
          "$(",
          "`",
          "\\",
          "//",
          "/*",
          "extends: ",
          "include: [compose.yaml]\n");

  private final Random random;

  SeededBytes(long seed) {
    this.random = new Random(seed);
  }

  /** One of many ways to spoil a file. */
  byte[] of(byte[] real) {
    byte[] text = real;
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      text = spoilt(text);
    }
    return text;
  }

  private byte[] spoilt(byte[] text) {
    int at = random.nextInt(text.length + 1);
    return switch (random.nextInt(14)) {
      case 0 -> noise(random.nextInt(4096));
      case 1 -> Arrays.copyOf(text, at);
      case 2 -> Arrays.copyOfRange(text, at, text.length);
      case 3 -> put(text, at, noise(1 + random.nextInt(8)));
      case 4, 5, 6 -> put(text, at, utf8(SCRAPS.get(random.nextInt(SCRAPS.size()))));
      case 7 -> flipped(text);
      case 8 -> new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
      case 9 -> utf8(new String(text, StandardCharsets.UTF_8).replace("\n", "\r\n"));
      case 10 -> put(text, 0, BOM);
      case 11 -> linesShuffled(text);
      case 12 ->
          utf8(
              new String(text, StandardCharsets.UTF_8)
                  .replace("\n", random.nextBoolean() ? "\r" : " "));
      default -> put(text, at, Arrays.copyOfRange(text, at / 2, at)); // a part twice
    };
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] flipped(byte[] text) {
    byte[] flipped = text.clone();
    for (int i = 0; i < 1 + text.length / 200 && text.length > 0; i++) {
      flipped[random.nextInt(text.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private byte[] linesShuffled(byte[] text) {
    String[] lines = new String(text, StandardCharsets.UTF_8).split("\n", -1);
    for (int i = 0; i < 3; i++) {
      int one = random.nextInt(lines.length);
      int other = random.nextInt(lines.length);
      String held = lines[one];
      lines[one] = lines[other];
      lines[other] = held;
    }
    return utf8(String.join("\n", lines));
  }

  private static byte[] put(byte[] text, int at, byte[] more) {
    byte[] all = new byte[text.length + more.length];
    System.arraycopy(text, 0, all, 0, at);
    System.arraycopy(more, 0, all, at, more.length);
    System.arraycopy(text, at, all, at + more.length, text.length - at);
    return all;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
