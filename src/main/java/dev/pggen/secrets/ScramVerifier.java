package dev.pggen.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What PostgreSQL stores instead of a password: {@code SCRAM-SHA-256$<iterations>:<salt>$<stored
 * key>:<server key>} (RFC 5802, RFC 5803). Passwords are printable ASCII, so SASLprep changes
 * nothing.
 */
final class ScramVerifier {
  /** As PostgreSQL's own default, {@code scram_iterations}. */
  static final int ITERATIONS = 4096;

  static final int SALT_BYTES = 16;

  private static final Pattern FORM =
      Pattern.compile("SCRAM-SHA-256\\$(\\d{1,7}):([A-Za-z0-9+/=]+)\\$[^:]+:[^:]+");
  private static final int KEY_BITS = 256;

  private ScramVerifier() {}

  /** The verifier of a password. */
  static String of(String password, byte[] salt) {
    return of(password, salt, ITERATIONS);
  }

  private static String of(String password, byte[] salt, int iterations) {
    try {
      SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
      PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, KEY_BITS);
      byte[] salted = factory.generateSecret(spec).getEncoded();
      byte[] stored = MessageDigest.getInstance("SHA-256").digest(hmac(salted, "Client Key"));
      Base64.Encoder base64 = Base64.getEncoder();
      return "SCRAM-SHA-256$"
          + iterations
          + ":"
          + base64.encodeToString(salt)
          + "$"
          + base64.encodeToString(stored)
          + ":"
          + base64.encodeToString(hmac(salted, "Server Key"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256 and PBKDF2", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Whether a stored verifier is this password's. */
  static boolean matches(String verifier, String password) {
    Matcher m = FORM.matcher(verifier);
    if (!m.matches()) {
      return false;
    }
    try {
      byte[] salt = Base64.getDecoder().decode(m.group(2));
      int iterations = Integer.parseInt(m.group(1));
      return iterations > 0
          && salt.length > 0
          && MessageDigest.isEqual(
              of(password, salt, iterations).getBytes(StandardCharsets.US_ASCII),
              verifier.getBytes(StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      return false; // not base64: somebody else wrote it
    }
  }
}
