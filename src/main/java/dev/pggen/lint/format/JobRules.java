package dev.pggen.lint.format;

import dev.pggen.lint.Rule;
import java.util.List;

/** Every rule that only a Nomad job can break. */
public final class JobRules {
  /** In the order of their ids. */
  public static final List<Rule> ALL =
      List.of(
          new Pg108SecretOnDisk(),
          new Pg109SecretInConsul(),
          new Pg307StartedTogether(),
          new Pg308UnwaitedDatabase(),
          new Pg309KillTimeoutCut(),
          new Pg330WebCheckOnServer(),
          new Pg512OpenProxyRoute(),
          new Pg513OwnLoopback(),
          new Pg514LeftGroupNetwork(),
          new Pg535UnansweredPort(),
          new Pg911RefusedJob(),
          new Pg912UnknownDriverKey(),
          new Pg913DriverVolume(),
          new Pg914TwoServers(),
          new Pg915ManyWriters(),
          new Pg916UnknownPortLabel(),
          new Pg917PortMap(),
          new Pg918SidecarAfterwards(),
          new Pg919DecimalMode(),
          new Pg922InterpolatedTwice(),
          new Pg923MissingSecretWritten(),
          new Pg924KvVersionMismatch(),
          new Pg925RotationRestartsServer(),
          new Pg926UnquotedEnvValue(),
          new Pg927OverriddenVariable(),
          new Pg929UnseenTemplate(),
          new Pg930UnreadableTemplate(),
          new Pg931VaultPoliciesIgnored(),
          new Pg932PlaintextInTemplate(),
          new Pg933NoPassword(),
          new Pg934ReferenceToNothing(),
          new Pg935HostPathMounted());

  private JobRules() {}
}
