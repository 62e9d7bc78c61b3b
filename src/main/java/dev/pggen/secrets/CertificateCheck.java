package dev.pggen.secrets;

import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a certificate, its key and its root do what a server or a client needs of them. */
final class CertificateCheck {
  private static final String ANY_PURPOSE = "2.5.29.37.0";
  private static final byte[] NOTHING_SECRET = {'p', 'g', 'g', 'e', 'n'};

  private final LocalDate today;
  private final List<Finding> findings;

  CertificateCheck(LocalDate today, List<Finding> findings) {
    this.today = today;
    this.findings = findings;
  }

  /**
   * A file of the operator.
   *
   * @param key the spec's word for it
   * @param text what it holds
   * @param span where the spec names it
   */
  record Given(String key, String text, Span span) {}

  /** Its certificates; a finding if there are none. */
  List<X509Certificate> certificates(Given file) {
    List<X509Certificate> all = Pem.certificates(file.text());
    if (all.isEmpty()) {
      tell(
          file,
          Pem.blocks(file.text()).isEmpty()
              ? "the file of `" + file.key() + "` holds no certificate"
              : "the file of `" + file.key() + "` holds a certificate that cannot be read",
          "PEM is wanted: text that begins with -----BEGIN CERTIFICATE-----");
    }
    return all;
  }

  /** The key is one, has no passphrase and fits the certificate. */
  void key(X509Certificate certificate, Given certificateFile, Given file) {
    if (PemKey.isEncrypted(file.text())) {
      tell(
          file,
          "the key of `" + file.key() + "` is locked with a passphrase",
          "nobody types it when a container starts; unlock a copy with `openssl pkey`");
      return;
    }
    Optional<PrivateKey> key = PemKey.of(file.text());
    if (key.isEmpty()) {
      tell(
          file,
          "the file of `" + file.key() + "` holds no private key that can be read",
          "PEM is wanted, RSA, EC or Ed25519: -----BEGIN PRIVATE KEY-----");
    } else if (!fits(key.get(), certificate)) {
      tell(
          file,
          "the key of `"
              + file.key()
              + "` is not the one of the certificate in `"
              + certificateFile.key()
              + "`",
          "take the two that were made together; in the certificate's file the server's own stands"
              + " first");
    }
  }

  private static boolean fits(PrivateKey key, X509Certificate certificate) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC", "ECDSA" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(NOTHING_SECRET);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(NOTHING_SECRET);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false; // a key of another kind
    }
  }

  /** It has begun and not ended. */
  boolean isInForce(X509Certificate certificate, Given file) {
    LocalDate begin = day(certificate.getNotBefore());
    LocalDate end = day(certificate.getNotAfter());
    if (begin.isAfter(today)) {
      tell(
          file,
          "the certificate of `" + file.key() + "` is not valid before " + begin,
          "look at the clock of this host, or wait");
      return false;
    }
    if (end.isBefore(today)) {
      tell(
          file,
          "the certificate of `" + file.key() + "` ended on " + end,
          "renew it, then run this again");
      return false;
    }
    return true;
  }

  private static LocalDate day(Date date) {
    return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC);
  }

  /** A root in the other file stands at the end of its chain, as OpenSSL looks for it. */
  void chain(List<X509Certificate> chain, Given file, List<X509Certificate> roots, Given rootFile) {
    Set<TrustAnchor> anchors =
        roots.stream()
            .filter(CertificateCheck::isRoot)
            .map(root -> new TrustAnchor(root, null))
            .collect(Collectors.toSet());
    if (anchors.isEmpty()) {
      tell(
          rootFile,
          "the file of `" + rootFile.key() + "` holds no root certificate",
          "put the certificate there that is signed by itself, at the end of the chain");
      return;
    }
    List<X509Certificate> between = new ArrayList<>(chain);
    between.addAll(roots);
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(chain.get(0));
    try {
      PKIXBuilderParameters wanted = new PKIXBuilderParameters(anchors, target);
      wanted.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(between)));
      wanted.setRevocationEnabled(false);
      wanted.setDate(moment(chain.get(0)));
      CertPathBuilder.getInstance("PKIX").build(wanted);
    } catch (CertPathBuilderException e) {
      tell(
          file,
          "no chain leads from the certificate of `"
              + file.key()
              + "` to a root of `"
              + rootFile.key()
              + "`",
          "put the certificates between them behind the first one in the file of `"
              + file.key()
              + "`, or name the root that signed it");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PKIX and collections", e);
    }
  }

  /** The last of this day on which it is in force: others may have begun this very day. */
  private Date moment(X509Certificate certificate) {
    Date midnight = Date.from(today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    return certificate.getNotAfter().before(midnight) ? certificate.getNotAfter() : midnight;
  }

  private static boolean isRoot(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  /** It may be shown for this purpose. */
  void purpose(X509Certificate certificate, Given file, String oid, String word) {
    String help = "ask for one whose extended key usage names " + word + " authentication";
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      if (purposes != null && !purposes.contains(oid) && !purposes.contains(ANY_PURPOSE)) {
        tell(file, "the certificate of `" + file.key() + "` is not made for a " + word, help);
      }
    } catch (CertificateParsingException e) {
      tell(file, "the purposes of the certificate of `" + file.key() + "` cannot be read", help);
    }
  }

  void tell(Given file, String message, String help) {
    findings.add(SecretRules.REFUSED.at(file.span(), message).help(help));
  }
}
