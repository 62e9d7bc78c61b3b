package dev.pggen.spec;

import dev.pggen.source.At;
import java.util.Optional;

/**
 * {@code postgres.tls}: how strict connections are, and whose certificates they use. A path is as
 * it was written, from the file that holds it; what lies there is read by {@code pggen secrets}
 * alone.
 *
 * @param mode {@code required}, {@code optional}, {@code off}
 * @param cert the server's certificate; with {@code key} and {@code ca}, or none of the three
 * @param key the server's private key
 * @param ca the root of the server's certificate
 * @param clientCa the root of certificates that the application has to show
 * @param clientCert the application's certificate; with {@code clientKey}, or neither
 * @param clientKey the application's private key
 */
public record TlsSpec(
    At<String> mode,
    Optional<At<String>> cert,
    Optional<At<String>> key,
    Optional<At<String>> ca,
    Optional<At<String>> clientCa,
    Optional<At<String>> clientCert,
    Optional<At<String>> clientKey) {

  /** The word alone: every certificate is made by pggen, and clients need none. */
  public static TlsSpec of(At<String> mode) {
    return new TlsSpec(
        mode,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
