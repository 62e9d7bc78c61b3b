package dev.pggen.secrets;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Whom a certificate names. */
final class CertificateNames {
  private static final int DNS = 2;

  private CertificateNames() {}

  /** Its DNS names, lower case; clients of today look nowhere else for a server's name. */
  static List<String> dns(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(name -> name.get(0).equals(DNS))
              .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
              .sorted()
              .toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  /** Its common name, which PostgreSQL compares with the name of the role. */
  static Optional<String> common(X509Certificate certificate) {
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
              .map(Rdn::getValue)
              .map(String::valueOf)
              .findFirst();
    } catch (InvalidNameException e) {
      return Optional.empty();
    }
  }
}
