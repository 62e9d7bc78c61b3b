package dev.pggen.secrets;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** When a certificate ends. */
final class CertificateEnd {
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);

  private CertificateEnd() {}

  /** The UTC day on which the first certificate of a PEM text ends; empty if there is none. */
  static Optional<LocalDate> of(String pem) {
    return moment(pem).map(LocalDateTime::toLocalDate);
  }

  /** The same to the second, as scripts name moments: {@code 20290222T000000Z}. */
  static Optional<String> text(String pem) {
    return moment(pem).map(BASIC::format);
  }

  private static Optional<LocalDateTime> moment(String pem) {
    return Pem.certificates(pem).stream()
        .findFirst()
        .map(c -> LocalDateTime.ofInstant(c.getNotAfter().toInstant(), ZoneOffset.UTC));
  }
}
