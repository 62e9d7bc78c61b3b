package dev.pggen.secrets;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Certificates in PEM text that somebody else wrote. */
final class Pem {
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";

  private Pem() {}

  /** The certificates of a text in their order, each as PEM without what stands around it. */
  static List<String> blocks(String text) {
    List<String> blocks = new ArrayList<>();
    String unix = text.replace("\r", "");
    for (int at = unix.indexOf(BEGIN); at >= 0; at = unix.indexOf(BEGIN, at + 1)) {
      int end = unix.indexOf(END, at);
      if (end < 0) {
        return blocks;
      }
      blocks.add(unix.substring(at, end + END.length()) + "\n");
    }
    return blocks;
  }

  /** The certificates of a text; empty if there are none, or one of them cannot be read. */
  static List<X509Certificate> certificates(String text) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (String block : blocks(text)) {
      try {
        var bytes = new ByteArrayInputStream(block.getBytes(StandardCharsets.US_ASCII));
        Certificate one = CertificateFactory.getInstance("X.509").generateCertificate(bytes);
        certificates.add((X509Certificate) one);
      } catch (CertificateException e) {
        return List.of();
      }
    }
    return certificates;
  }
}
