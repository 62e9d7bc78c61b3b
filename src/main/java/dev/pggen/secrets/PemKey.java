package dev.pggen.secrets;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A private key in PEM that somebody else wrote. Nothing of it is ever shown. */
final class PemKey {
  private static final String BEGIN = "-----BEGIN ";
  private static final String PRIVATE = "PRIVATE KEY-----";

  /** Java tries the kinds one by one: PKCS#8 says inside what it is. */
  private static final String[] KINDS = {"RSA", "EC", "Ed25519", "Ed448"};

  private PemKey() {}

  /** Whether a key is locked with a passphrase. */
  static boolean isEncrypted(String text) {
    return text.contains("BEGIN ENCRYPTED PRIVATE KEY") || text.contains("Proc-Type: 4,ENCRYPTED");
  }

  /**
   * The first private key of a text.
   *
   * @return empty if there is none that can be read
   */
  static Optional<PrivateKey> of(String text) {
    int end = text.indexOf(PRIVATE);
    int begin = text.lastIndexOf(BEGIN, end);
    int close = text.indexOf("-----END ", Math.max(end, 0));
    if (end < 0 || begin < 0 || close < 0) {
      return Optional.empty();
    }
    String kind = text.substring(begin + BEGIN.length(), end).strip();
    try {
      byte[] bytes =
          Base64.getMimeDecoder().decode(text.substring(end + PRIVATE.length(), close).strip());
      return switch (kind) {
        case "" -> java(bytes);
        case "RSA" -> java(wrapped(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE, bytes));
        case "EC" -> {
          Optional<ASN1Encodable> curve = curve(bytes);
          yield curve.isEmpty()
              ? Optional.empty()
              : java(wrapped(X9ObjectIdentifiers.id_ecPublicKey, curve.get(), bytes));
        }
        default -> Optional.empty();
      };
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // no base64, or no ASN.1
    }
  }

  /** What stands inside a key of its own kind, as PKCS#8. */
  private static byte[] wrapped(ASN1ObjectIdentifier kind, ASN1Encodable more, byte[] bytes)
      throws IOException {
    ASN1Encodable[] parts = {
      new ASN1Integer(0), new AlgorithmIdentifier(kind, more), new DEROctetString(bytes)
    };
    return new DERSequence(parts).getEncoded(ASN1Encoding.DER);
  }

  /** The curve that a key of RFC 5915 names. */
  private static Optional<ASN1Encodable> curve(byte[] bytes) throws IOException {
    if (ASN1Primitive.fromByteArray(bytes) instanceof ASN1Sequence parts) {
      for (ASN1Encodable part : parts) {
        if (part instanceof ASN1TaggedObject tagged
            && tagged.getTagNo() == 0
            && tagged.isExplicit()) {
          return Optional.of(tagged.getExplicitBaseObject());
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<PrivateKey> java(byte[] pkcs8) {
    for (String kind : KINDS) {
      try {
        return Optional.of(
            KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
      } catch (GeneralSecurityException e) {
        continue; // another kind
      }
    }
    return Optional.empty();
  }
}
