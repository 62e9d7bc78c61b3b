package dev.pggen.secrets;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** The last day of a certificate. */
final class CertificateEnd {
  private CertificateEnd() {}

  /** The UTC day on which the first certificate of a PEM text ends; empty if there is none. */
  static Optional<LocalDate> of(String pem) {
    try {
      var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
      if (CertificateFactory.getInstance("X.509").generateCertificate(bytes)
          instanceof X509Certificate certificate) {
        return Optional.of(
            LocalDate.ofInstant(certificate.getNotAfter().toInstant(), ZoneOffset.UTC));
      }
      return Optional.empty();
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }
}
