package dev.pggen.lint.rule;

import java.util.Locale;
import java.util.Set;

/** Variables for a salt or a sign-in: some hold the secret, some only say in which way it works. */
final class Salts {
  private static final int SHORTEST = 8;

  /** Names of algorithms that are as long as a secret, without what stands between their parts. */
  private static final Set<String> ALGORITHMS =
      Set.of(
          "argon2id",
          "bcryptsha256",
          "blake2b512",
          "blake2s256",
          "hmacsha1",
          "hmacsha256",
          "hmacsha384",
          "hmacsha512",
          "pbkdf2sha1",
          "pbkdf2sha256",
          "pbkdf2sha512",
          "ripemd160",
          "scramsha1",
          "scramsha256",
          "scramsha512",
          "sha256crypt",
          "sha512crypt",
          "sha512256");

  private Salts() {}

  /** Whether a variable of this name may hold this value and no secret with it. */
  static boolean isSetting(String name, String value) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (!upper.endsWith("_SALT") && !upper.endsWith("_AUTH")) {
      return false;
    }
    String plain = value.strip().toLowerCase(Locale.ROOT);
    return plain.length() < SHORTEST // `default`, the user that a store begins with, among them
        || ALGORITHMS.contains(plain.replace("-", "").replace("_", "").replace("/", ""));
  }
}
