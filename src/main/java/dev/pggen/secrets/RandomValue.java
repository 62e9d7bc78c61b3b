package dev.pggen.secrets;

import dev.pggen.stack.Secret.Alphabet;
import dev.pggen.stack.Secret.Generated;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Values drawn at random, each character or byte with equal chance. */
final class RandomValue {
  private static final String ALNUM =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String HEX = "0123456789abcdef";

  private RandomValue() {}

  /** A new value for a secret. */
  static String draw(Generated how, RandomGenerator random) {
    return how.prefix() + body(how.alphabet(), how.length(), random);
  }

  private static String body(Alphabet alphabet, int length, RandomGenerator random) {
    return switch (alphabet) {
      case ALNUM -> characters(ALNUM, length, random);
      case HEX -> characters(HEX, length, random);
      case BASE64 -> Base64.getEncoder().encodeToString(bytes(length, random));
      case BASE64URL ->
          Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(length, random));
    };
  }

  private static String characters(String from, int length, RandomGenerator random) {
    StringBuilder out = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      out.append(from.charAt(random.nextInt(from.length())));
    }
    return out.toString();
  }

  static byte[] bytes(int length, RandomGenerator random) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
