package dev.pggen.secrets;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * Somebody who signs certificates, as an operator's own authority would.
 *
 * @param name its common name
 * @param keys its own
 * @param certificate in PEM
 */
public record TestAuthority(String name, KeyPair keys, String certificate) {
  private static final int SERIAL_BITS = 64;

  /** A certificate and its key, in PEM; the key in the form that OpenSSL gives its kind. */
  public record Signed(String certificate, String key) {}

  /** A root that has begun and lasts for years. */
  public static TestAuthority root(String name, LocalDate today) {
    KeyPair keys = keys("EC");
    TestAuthority self = new TestAuthority(name, keys, "");
    return new TestAuthority(
        name, keys, self.sign(name, keys, true, today.minusYears(1), today.plusYears(9), null));
  }

  /** An authority below this one. */
  public TestAuthority below(String other, LocalDate today) {
    KeyPair pair = keys("EC");
    String pem = sign(other, pair, true, today.minusYears(1), today.plusYears(5), null);
    return new TestAuthority(other, pair, pem);
  }

  /** A server's, for these DNS names. */
  public Signed server(String kind, LocalDate from, LocalDate to, String... names) {
    KeyPair pair = keys(kind);
    var purpose = new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth);
    return new Signed(sign("server", pair, false, from, to, purpose, names), pem(keyOf(pair)));
  }

  /** A client's, for this common name. */
  public Signed client(String commonName, LocalDate from, LocalDate to) {
    KeyPair pair = keys("EC");
    var purpose = new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth);
    return new Signed(sign(commonName, pair, false, from, to, purpose), pem(keyOf(pair)));
  }

  /** {@code RSA PRIVATE KEY}, {@code EC PRIVATE KEY} with its curve, {@code PRIVATE KEY}. */
  private static Object keyOf(KeyPair pair) {
    if (pair.getPrivate().getAlgorithm().equals("RSA")) {
      return pair.getPrivate();
    }
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded());
    try {
      return pair.getPrivate().getAlgorithm().equals("EC")
          ? new PemObject(
              "EC PRIVATE KEY",
              new ECPrivateKey(
                      256,
                      ECPrivateKey.getInstance(info.parsePrivateKey()).getKey(),
                      info.getPrivateKeyAlgorithm().getParameters())
                  .getEncoded())
          : new PemObject("PRIVATE KEY", info.getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KeyPair keys(String kind) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
      if (kind.equals("RSA")) {
        generator.initialize(2048);
      } else if (kind.equals("EC")) {
        generator.initialize(256);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private String sign(
      String subject,
      KeyPair pair,
      boolean authority,
      LocalDate from,
      LocalDate to,
      @org.jspecify.annotations.Nullable ExtendedKeyUsage purpose,
      String... names) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              new X500Name("CN=" + name),
              new BigInteger(SERIAL_BITS, new java.security.SecureRandom()).add(BigInteger.ONE),
              Date.from(from.atTime(16, 42).toInstant(ZoneOffset.UTC)),
              date(to),
              new X500Name("CN=" + subject),
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (purpose != null) {
        builder.addExtension(Extension.extendedKeyUsage, false, purpose);
      }
      List<GeneralName> all =
          Arrays.stream(names).map(n -> new GeneralName(GeneralName.dNSName, n)).toList();
      if (!all.isEmpty()) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(all.toArray(GeneralName[]::new)));
      }
      return pem(
          builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }

  private static Date date(LocalDate day) {
    return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static String pem(Object what) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(what);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
