package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.spec.TlsSpec;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Secret.TlsPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Certificates, roots and keys: made by pggen, or copied from the files that the spec names. */
final class Certificates {
  static final String CLIENT_CERTIFICATE = "db_client_cert";
  static final String CLIENT_KEY = "db_client_key";

  /** Not secret; it lies here because the backup container reads nothing else of the operator. */
  static final String END = "db_cert_end";

  private static final String SHOWN = DatabaseSecrets.SERVER + "/server.crt";

  private final Scope scope;

  Certificates(Scope scope) {
    this.scope = scope;
  }

  /** All that a server with TLS needs, and its clients. */
  List<Secret> all(boolean backups) {
    String server = DatabaseSecrets.SERVER;
    List<Secret> all = new ArrayList<>();
    all.add(
        tls(
            DatabaseSecrets.CA,
            TlsPart.CA,
            TlsSpec::ca,
            "clients check the server's certificate with it"));
    all.add(tls(server + "/ca.crt", TlsPart.CA, TlsSpec::ca, "beside the server's certificate"));
    all.add(tls(SHOWN, TlsPart.CERTIFICATE, TlsSpec::cert, "the server shows it"));
    all.add(tls(server + "/server.key", TlsPart.KEY, TlsSpec::key, "the server proves with it"));
    if (scope.asksClients()) {
      all.add(
          tls(
              server + "/client_ca.crt",
              TlsPart.CLIENT_CA,
              TlsSpec::clientCa,
              "the server checks the application's certificate with it"));
    }
    if (scope.hasClientCertificate()) {
      all.add(
          tls(
              CLIENT_CERTIFICATE,
              TlsPart.CLIENT_CERTIFICATE,
              TlsSpec::clientCert,
              "the application shows it"));
      all.add(
          tls(
              CLIENT_KEY,
              TlsPart.CLIENT_KEY,
              TlsSpec::clientKey,
              "the application proves with it"));
    }
    if (backups) {
      all.add(
          new Secret(
              END,
              new Secret.CertificateEnd(SHOWN),
              Origin.decided("the backup's status warns before it")));
    }
    return all;
  }

  private Secret tls(
      String name, TlsPart part, Function<TlsSpec, Optional<At<String>>> key, String reason) {
    Optional<At<String>> file = scope.tlsSpec().flatMap(key);
    return new Secret(
        name,
        new Secret.Tls(part, file.map(At::value)),
        file.map(f -> Origin.decided(reason, f.span())).orElse(Origin.decided(reason)));
  }
}
