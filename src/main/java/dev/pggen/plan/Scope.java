package dev.pggen.plan;

import dev.pggen.source.Finding;
import dev.pggen.spec.ContainerSpec;
import dev.pggen.spec.Spec;
import dev.pggen.spec.TlsSpec;
import dev.pggen.stack.Origin;
import dev.pggen.stack.TargetProfile;
import java.util.List;
import java.util.Optional;

/**
 * What every part of a plan looks at.
 *
 * @param spec what the user wrote
 * @param profile what the runtime can hold
 * @param names of the parts that are added
 * @param tls how strictly connections are encrypted
 * @param findings what there is to say, in the order in which it was found
 */
record Scope(Spec spec, TargetProfile profile, Names names, Tls tls, List<Finding> findings) {
  static final int PORT = 5432;

  /** The group that may read secret files. */
  static final long SECRETS_GROUP = 5432;

  /** A container or init container of the spec. */
  Optional<ContainerSpec> container(String name) {
    return Optional.ofNullable(spec.containers().get(name))
        .or(() -> Optional.ofNullable(spec.initContainers().get(name)));
  }

  /** Path at which a container sees a secret. */
  String secretPath(String name) {
    return profile.secretsDirectory() + "/" + name;
  }

  /** What the spec says of TLS; nothing where the runtime's database has none. */
  Optional<TlsSpec> tlsSpec() {
    return profile.traits().tls() ? spec.postgres().tls() : Optional.empty();
  }

  /** Where it is said whether connections are encrypted. */
  Origin tlsOrigin() {
    Optional<TlsSpec> said = tlsSpec();
    if (said.isPresent()) {
      return Origin.written(said.get().mode().span());
    }
    return Origin.decided(
        profile.traits().tls()
            ? "connections are encrypted unless the spec says why not"
            : noTls());
  }

  /** Why there is no TLS, where there is none. */
  String noTls() {
    return profile.traits().tls()
        ? "the spec switches TLS off"
        : "the database has no TLS on this runtime";
  }

  /** Whether the application has to show a certificate. */
  boolean asksClients() {
    return tlsSpec().flatMap(TlsSpec::clientCa).isPresent();
  }

  /** Whether the spec brings the certificate that the application shows. */
  boolean hasClientCertificate() {
    return tlsSpec().flatMap(TlsSpec::clientCert).isPresent();
  }

  /** The name under which a container reaches the database. */
  String databaseHost(ContainerSpec container) {
    return isOnHost(container) ? "localhost" : profile.databaseHost();
  }

  /** Whether a container uses the host's network. */
  static boolean isOnHost(ContainerSpec container) {
    return container.hostNetwork().map(at -> at.value()).orElse(false);
  }
}
