package dev.pggen.stack;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a runtime can hold, declared by its target's package. Plan and rules read profiles and never
 * a target's name.
 *
 * @param id key below {@code targets:} in a spec
 * @param databaseHost the name under which applications reach the database
 * @param crossesNetwork whether that way leaves the container's own network namespace
 * @param hbaAddress address column of the hba lines for applications, like {@code samenet}
 * @param listenAddresses value of the server's listen_addresses
 * @param defaultUser whom the database and its helpers run as when the spec does not say
 * @param secretsDirectory where containers see their secret files
 * @param longestStopGrace the runtime kills after this at the latest
 * @param replicas whether a container may run more than once
 * @param losses kinds of facts that its files cannot hold
 * @param traits how it differs otherwise
 * @param host what the host gives
 */
public record TargetProfile(
    String id,
    String databaseHost,
    boolean crossesNetwork,
    String hbaAddress,
    String listenAddresses,
    User defaultUser,
    String secretsDirectory,
    Duration longestStopGrace,
    boolean replicas,
    Map<FactKind, LostKind> losses,
    RuntimeTraits traits,
    HostProfile host) {
  public TargetProfile {
    EnumMap<FactKind, LostKind> copy = new EnumMap<>(FactKind.class);
    copy.putAll(losses);
    losses = Collections.unmodifiableMap(copy);
  }

  /** Without a trait of its own, on an ordinary host. */
  public TargetProfile(
      String id,
      String databaseHost,
      boolean crossesNetwork,
      String hbaAddress,
      String listenAddresses,
      User defaultUser,
      String secretsDirectory,
      Duration longestStopGrace,
      boolean replicas,
      Map<FactKind, LostKind> losses) {
    this(
        id,
        databaseHost,
        crossesNetwork,
        hbaAddress,
        listenAddresses,
        defaultUser,
        secretsDirectory,
        longestStopGrace,
        replicas,
        losses,
        RuntimeTraits.NONE,
        HostProfile.ORDINARY);
  }
}
