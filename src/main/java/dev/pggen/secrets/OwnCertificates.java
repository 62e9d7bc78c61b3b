package dev.pggen.secrets;

import dev.pggen.secrets.CertificateCheck.Given;
import dev.pggen.source.Finding;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.DatabaseRole;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Secret.TlsPart;
import dev.pggen.stack.Stack;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Certificates and keys of the operator, read from the files that the spec names and checked.
 *
 * @param files content by name of the secret; nothing if one of the files would be refused
 * @param findings what is wrong with them
 */
public record OwnCertificates(SortedMap<String, String> files, List<Finding> findings) {
  private static final List<String> NAMES = List.of("db", "localhost");
  private static final String SERVER = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT = "1.3.6.1.5.5.7.3.2";

  /** What a stack has whose certificates are made by pggen. */
  static final OwnCertificates NONE = new OwnCertificates(new TreeMap<>(), List.of());

  public OwnCertificates {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    findings = List.copyOf(findings);
  }

  /** Where the texts come from. */
  public interface Reader {
    /**
     * What a file holds.
     *
     * @param path as the spec writes it
     * @param secret the secret that it becomes; its origin is the place in the spec
     */
    String read(String path, Secret secret) throws IOException;
  }

  /** Reads and checks all files that the spec of a stack names. */
  public static OwnCertificates of(Stack stack, Reader reader, LocalDate today) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    Map<TlsPart, Given> given = new EnumMap<>(TlsPart.class);
    for (Secret secret : stack.secrets()) {
      if (secret.content() instanceof Secret.Tls tls && tls.file().isPresent()) {
        String text = reader.read(tls.file().get(), secret);
        files.put(secret.name(), kept(tls.part(), text));
        given.put(
            tls.part(),
            new Given(
                word(tls.part()),
                text,
                secret
                    .origin()
                    .span()
                    .orElseGet(() -> SourceFile.of(tls.file().get(), "").start())));
      }
    }
    List<Finding> findings = new ArrayList<>();
    CertificateCheck check = new CertificateCheck(today, findings);
    server(check, given);
    client(check, given, role(stack));
    return new OwnCertificates(findings.isEmpty() ? files : new TreeMap<>(), findings);
  }

  /** Certificates without comments; a key as it is. */
  private static String kept(TlsPart part, String text) {
    return isKey(part) ? text.replace("\r", "") : String.join("", Pem.blocks(text));
  }

  private static boolean isKey(TlsPart part) {
    return part == TlsPart.KEY || part == TlsPart.CLIENT_KEY;
  }

  /** The spec's word for a part. */
  private static String word(TlsPart part) {
    return switch (part) {
      case CERTIFICATE -> "cert";
      case CLIENT_CERTIFICATE -> "client_cert";
      default -> part.name().toLowerCase(Locale.ROOT);
    };
  }

  private static void server(CertificateCheck check, Map<TlsPart, Given> given) {
    Given certFile = given.get(TlsPart.CERTIFICATE);
    Given keyFile = given.get(TlsPart.KEY);
    Given rootFile = given.get(TlsPart.CA);
    if (certFile == null || keyFile == null || rootFile == null) {
      return;
    }
    List<X509Certificate> roots = check.certificates(rootFile);
    List<X509Certificate> chain = check.certificates(certFile);
    if (chain.isEmpty()) {
      return;
    }
    X509Certificate own = chain.get(0);
    check.key(own, certFile, keyFile);
    check.purpose(own, certFile, SERVER, "server");
    List<String> names = CertificateNames.dns(own);
    List<String> missing = NAMES.stream().filter(n -> !names.contains(n)).toList();
    if (!missing.isEmpty()) {
      check.tell(
          certFile,
          "the certificate of `cert` is not for `"
              + String.join("`, `", missing)
              + "`, only for "
              + (names.isEmpty() ? "no name at all" : String.join(", ", names)),
          "ask for one with the alternative names DNS:db and DNS:localhost");
    }
    if (check.isInForce(own, certFile) && !roots.isEmpty()) {
      check.chain(chain, certFile, roots, rootFile);
    }
  }

  private static void client(
      CertificateCheck check, Map<TlsPart, Given> given, Optional<String> role) {
    Given rootFile = given.get(TlsPart.CLIENT_CA);
    Given certFile = given.get(TlsPart.CLIENT_CERTIFICATE);
    Given keyFile = given.get(TlsPart.CLIENT_KEY);
    if (rootFile == null) {
      return;
    }
    List<X509Certificate> roots = check.certificates(rootFile);
    if (certFile == null || keyFile == null) {
      return;
    }
    List<X509Certificate> chain = check.certificates(certFile);
    if (chain.isEmpty()) {
      return;
    }
    X509Certificate own = chain.get(0);
    check.key(own, certFile, keyFile);
    check.purpose(own, certFile, CLIENT, "client");
    Optional<String> name = CertificateNames.common(own);
    if (role.isPresent() && !name.equals(role)) {
      check.tell(
          certFile,
          "the certificate of `client_cert` is for "
              + name.map(n -> "`" + n + "`").orElse("nobody")
              + ", and the application signs in as `"
              + role.get()
              + "`",
          "ask for one whose common name is the role's");
    }
    if (check.isInForce(own, certFile) && !roots.isEmpty()) {
      check.chain(chain, certFile, roots, rootFile);
    }
  }

  private static Optional<String> role(Stack stack) {
    return stack.servers().stream()
        .flatMap(server -> server.roles().ifKnown().orElse(List.of()).stream())
        .filter(role -> role.purpose() == DatabaseRole.Purpose.APP)
        .map(DatabaseRole::name)
        .findFirst();
  }
}
