package dev.pggen.stack;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A secret file of the stack. The stack knows how it comes to be, never its value.
 *
 * @param name unique in the stack; also the path of the file below the directory of secrets
 * @param content how the value comes to be
 * @param origin who asked for it
 */
public record Secret(String name, Content content, Origin origin) {

  /** How the value of a secret comes to be. */
  public sealed interface Content {}

  /**
   * Drawn at random.
   *
   * @param alphabet of the characters, or the encoding of the bytes
   * @param length in characters; in bytes for the base64 forms
   * @param prefix put before it
   */
  public record Generated(Alphabet alphabet, int length, String prefix) implements Content {}

  /** Brought by the operator. */
  public record Supplied() implements Content {}

  /** Text made from other secrets. */
  public record Derived(Text text) implements Content {}

  /** Lines {@code NAME='value'} for a container's environment. */
  public record EnvFile(Map<String, Text> variables) implements Content {
    public EnvFile {
      variables = java.util.Collections.unmodifiableMap(new TreeMap<>(variables));
    }
  }

  /** The SCRAM-SHA-256 verifier of another secret (RFC 5803, as PostgreSQL stores it). */
  public record Verifier(String of) implements Content {}

  /**
   * A certificate, a root or a key, in PEM. Those that no file gives are made together: a root and
   * a certificate for the server.
   *
   * @param part which file of the set
   * @param file where the operator keeps it, as the spec writes it; empty if pggen makes it
   */
  public record Tls(TlsPart part, Optional<String> file) implements Content {}

  /** The moment at which another secret, a certificate, ends, like {@code 20290222T000000Z}. */
  public record CertificateEnd(String of) implements Content {}

  /** The files of a certificate set. */
  public enum TlsPart {
    /** The root certificate; not secret. */
    CA,
    /** The server's certificate. */
    CERTIFICATE,
    /** The server's private key. */
    KEY,
    /** The root of certificates that clients show. */
    CLIENT_CA,
    /** The application's certificate. */
    CLIENT_CERTIFICATE,
    /** The application's private key. */
    CLIENT_KEY
  }

  /** What generated characters are drawn from. */
  public enum Alphabet {
    /** Letters and digits. */
    ALNUM,
    /** Hexadecimal digits. */
    HEX,
    /** Random bytes in base64. */
    BASE64,
    /** Random bytes in base64url without padding. */
    BASE64URL
  }
}
