package dev.pggen.secrets;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A root and a server certificate, in PEM. The root's key signs once and is forgotten, so nobody
 * can steal it; a rotation makes a new root.
 *
 * @param ca the root's certificate
 * @param certificate the server's
 * @param key the server's private key, PKCS#8
 */
record CertificateSet(String ca, String certificate, String key) {
  /** Browsers and libraries refuse longer ones. */
  static final int DAYS = 825;

  private static final int SERIAL_BITS = 120;

  /** A new set. It is valid from the day before, for clocks that are late. */
  static CertificateSet make(String service, LocalDate today, SecureRandom random) {
    try {
      KeyPair root = keys(random);
      KeyPair server = keys(random);
      X500Name issuer = new X500Name("CN=pggen root of " + service);
      JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();

      X509v3CertificateBuilder ca = builder(issuer, issuer, today, root, random);
      ca.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      ca.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
      var rootId = ids.createSubjectKeyIdentifier(root.getPublic());
      ca.addExtension(Extension.subjectKeyIdentifier, false, rootId);

      X509v3CertificateBuilder db = builder(issuer, new X500Name("CN=db"), today, server, random);
      db.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      db.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      var purpose = new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth);
      db.addExtension(Extension.extendedKeyUsage, false, purpose);
      db.addExtension(Extension.subjectAlternativeName, false, names());
      var serverId = ids.createSubjectKeyIdentifier(server.getPublic());
      db.addExtension(Extension.subjectKeyIdentifier, false, serverId);
      var issuerId = ids.createAuthorityKeyIdentifier(root.getPublic());
      db.addExtension(Extension.authorityKeyIdentifier, false, issuerId);

      return new CertificateSet(
          sign(ca, root), sign(db, root), pem("PRIVATE KEY", server.getPrivate().getEncoded()));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("every Java has P-256 and SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KeyPair keys(SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, LocalDate today, KeyPair keys, SecureRandom random) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS),
        date(today.minusDays(1)),
        date(today.plusDays(DAYS - 1L)),
        subject,
        keys.getPublic());
  }

  private static Date date(LocalDate day) {
    return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** Every name under which a client of any target reaches the server. */
  private static GeneralNames names() {
    return new GeneralNames(
        new GeneralName[] {
          new GeneralName(GeneralName.dNSName, "db"),
          new GeneralName(GeneralName.dNSName, "localhost"),
          new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
          new GeneralName(GeneralName.iPAddress, "::1")
        });
  }

  private static String sign(X509v3CertificateBuilder builder, KeyPair root)
      throws OperatorCreationException, IOException {
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(root.getPrivate());
    X509CertificateHolder holder = builder.build(signer);
    return pem("CERTIFICATE", holder.getEncoded());
  }

  private static String pem(String type, byte[] bytes) {
    StringWriter out = new StringWriter();
    out.write("-----BEGIN " + type + "-----\n");
    out.write(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes));
    out.write("\n-----END " + type + "-----\n");
    return out.toString();
  }
}
