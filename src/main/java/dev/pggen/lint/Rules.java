package dev.pggen.lint;

import dev.pggen.lint.format.Pg108SecretOnDisk;
import dev.pggen.lint.format.Pg109SecretInConsul;
import dev.pggen.lint.format.Pg306LogWithoutLimit;
import dev.pggen.lint.format.Pg307StartedTogether;
import dev.pggen.lint.format.Pg308UnwaitedDatabase;
import dev.pggen.lint.format.Pg309KillTimeoutCut;
import dev.pggen.lint.format.Pg310StopGraceCut;
import dev.pggen.lint.format.Pg512OpenProxyRoute;
import dev.pggen.lint.format.Pg513OwnLoopback;
import dev.pggen.lint.format.Pg514LeftGroupNetwork;
import dev.pggen.lint.format.Pg901UnescapedDollar;
import dev.pggen.lint.format.Pg902RetypedValue;
import dev.pggen.lint.format.Pg903DoubledDollar;
import dev.pggen.lint.format.Pg911RefusedJob;
import dev.pggen.lint.format.Pg912UnknownDriverKey;
import dev.pggen.lint.format.Pg913DriverVolume;
import dev.pggen.lint.format.Pg914TwoServers;
import dev.pggen.lint.format.Pg915ManyWriters;
import dev.pggen.lint.format.Pg916UnknownPortLabel;
import dev.pggen.lint.format.Pg917PortMap;
import dev.pggen.lint.format.Pg918SidecarAfterwards;
import dev.pggen.lint.format.Pg919DecimalMode;
import dev.pggen.lint.format.Pg922InterpolatedTwice;
import dev.pggen.lint.format.Pg923MissingSecretWritten;
import dev.pggen.lint.format.Pg924KvVersionMismatch;
import dev.pggen.lint.format.Pg925RotationRestartsServer;
import dev.pggen.lint.format.Pg926UnquotedEnvValue;
import dev.pggen.lint.format.Pg927OverriddenVariable;
import dev.pggen.lint.format.Pg929UnseenTemplate;
import dev.pggen.lint.format.Pg930UnreadableTemplate;
import dev.pggen.lint.format.Pg931VaultPoliciesIgnored;
import dev.pggen.lint.format.Pg932PlaintextInTemplate;
import dev.pggen.lint.format.Pg941NothingBeside;
import dev.pggen.lint.format.Pg942PathOutsidePool;
import dev.pggen.lint.format.Pg943CopiedIntoReadOnly;
import dev.pggen.lint.format.Pg944AppPage;
import dev.pggen.lint.format.Pg945UnfilledVariable;
import dev.pggen.lint.format.Pg946NeverStarted;
import dev.pggen.lint.format.Pg947IgnoredFileMode;
import dev.pggen.lint.format.Pg948SystemUser;
import dev.pggen.lint.format.Pg949MissingPathMade;
import dev.pggen.lint.rule.Pg101PlaintextSecret;
import dev.pggen.lint.rule.Pg102SecretInEnv;
import dev.pggen.lint.rule.Pg103PlaintextSecretInArgv;
import dev.pggen.lint.rule.Pg104UnencodedSecretInUrl;
import dev.pggen.lint.rule.Pg105SecretFrozenAtInstall;
import dev.pggen.lint.rule.Pg106SecretInSql;
import dev.pggen.lint.rule.Pg107SecretInFile;
import dev.pggen.lint.rule.Pg201SharedDatabase;
import dev.pggen.lint.rule.Pg202SeveralProducts;
import dev.pggen.lint.rule.Pg203SharedVolume;
import dev.pggen.lint.rule.Pg204SharedHostPath;
import dev.pggen.lint.rule.Pg205SharedHostPort;
import dev.pggen.lint.rule.Pg206SharedBackupDirectory;
import dev.pggen.lint.rule.Pg207SharedCredentials;
import dev.pggen.lint.rule.Pg301NoHealthCheck;
import dev.pggen.lint.rule.Pg302KillSignal;
import dev.pggen.lint.rule.Pg303ShortStopGrace;
import dev.pggen.lint.rule.Pg304ShmExceedsMemory;
import dev.pggen.lint.rule.Pg305UnreachedDatabase;
import dev.pggen.lint.rule.Pg401NoBackup;
import dev.pggen.lint.rule.Pg402BackupOnDataVolume;
import dev.pggen.lint.rule.Pg403NoDrill;
import dev.pggen.lint.rule.Pg404DrillTooRare;
import dev.pggen.lint.rule.Pg405BackupTooRare;
import dev.pggen.lint.rule.Pg406RetentionTooShort;
import dev.pggen.lint.rule.Pg407VolumeNotBackedUp;
import dev.pggen.lint.rule.Pg408ClientOlderThanServer;
import dev.pggen.lint.rule.Pg409NfsData;
import dev.pggen.lint.rule.Pg410DataNotPersistent;
import dev.pggen.lint.rule.Pg411VolumeNotKept;
import dev.pggen.lint.rule.Pg413ForeignUserOnVolume;
import dev.pggen.lint.rule.Pg501PublishedDatabasePort;
import dev.pggen.lint.rule.Pg502TrustAuthentication;
import dev.pggen.lint.rule.Pg503TlsOptional;
import dev.pggen.lint.rule.Pg504HostNetwork;
import dev.pggen.lint.rule.Pg505WorldAccess;
import dev.pggen.lint.rule.Pg506WideAccess;
import dev.pggen.lint.rule.Pg507ShadowedAccess;
import dev.pggen.lint.rule.Pg508PublishedEverywhere;
import dev.pggen.lint.rule.Pg509WeakTls;
import dev.pggen.lint.rule.Pg510WeakMethod;
import dev.pggen.lint.rule.Pg601SuperuserApp;
import dev.pggen.lint.rule.Pg602RootUser;
import dev.pggen.lint.rule.Pg603CapabilityAdded;
import dev.pggen.lint.rule.Pg604NoNewPrivilegesOff;
import dev.pggen.lint.rule.Pg605ReservedUser;
import dev.pggen.lint.rule.Pg606SensitiveHostPath;
import dev.pggen.lint.rule.Pg607RootGroup;
import dev.pggen.lint.rule.Pg608ExcessiveGrant;
import dev.pggen.lint.rule.Pg609HostNamespace;
import dev.pggen.lint.rule.Pg701UnpinnedImage;
import dev.pggen.lint.rule.Pg702MissingDigest;
import dev.pggen.lint.rule.Pg703ForeignEntrypoint;
import dev.pggen.lint.rule.Pg704OldMinor;
import dev.pggen.lint.rule.Pg705UnmaintainedImage;
import dev.pggen.lint.rule.Pg801DangerousSetting;
import dev.pggen.lint.rule.Pg802MemoryBudgetExceeded;
import dev.pggen.lint.rule.Pg803SecretsInLog;
import dev.pggen.lint.rule.Pg804WalKeptWithoutLimit;
import dev.pggen.lint.rule.Pg805EndlessTransactions;
import dev.pggen.lint.rule.Pg806UnsafeArchive;
import dev.pggen.lint.rule.Pg807DangerousExtension;
import dev.pggen.lint.rule.Pg809SqliteWouldDo;
import dev.pggen.lint.rule.Pg810LibraryNotLoaded;
import dev.pggen.lint.rule.Pg811ExtensionName;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Every rule, by id. To add one: one class, one line here, one directory in docs/rules. */
public final class Rules {
  /** In the order of their ids. */
  public static final List<Rule> ALL =
      List.of(
          new Pg101PlaintextSecret(),
          new Pg102SecretInEnv(),
          new Pg103PlaintextSecretInArgv(),
          new Pg104UnencodedSecretInUrl(),
          new Pg105SecretFrozenAtInstall(),
          new Pg106SecretInSql(),
          new Pg107SecretInFile(),
          new Pg108SecretOnDisk(),
          new Pg109SecretInConsul(),
          new Pg201SharedDatabase(),
          new Pg202SeveralProducts(),
          new Pg203SharedVolume(),
          new Pg204SharedHostPath(),
          new Pg205SharedHostPort(),
          new Pg206SharedBackupDirectory(),
          new Pg207SharedCredentials(),
          new Pg301NoHealthCheck(),
          new Pg302KillSignal(),
          new Pg303ShortStopGrace(),
          new Pg304ShmExceedsMemory(),
          new Pg305UnreachedDatabase(),
          new Pg306LogWithoutLimit(),
          new Pg307StartedTogether(),
          new Pg308UnwaitedDatabase(),
          new Pg309KillTimeoutCut(),
          new Pg310StopGraceCut(),
          new Pg401NoBackup(),
          new Pg402BackupOnDataVolume(),
          new Pg403NoDrill(),
          new Pg404DrillTooRare(),
          new Pg405BackupTooRare(),
          new Pg406RetentionTooShort(),
          new Pg407VolumeNotBackedUp(),
          new Pg408ClientOlderThanServer(),
          new Pg409NfsData(),
          new Pg410DataNotPersistent(),
          new Pg411VolumeNotKept(),
          new Pg413ForeignUserOnVolume(),
          new Pg501PublishedDatabasePort(),
          new Pg502TrustAuthentication(),
          new Pg503TlsOptional(),
          new Pg504HostNetwork(),
          new Pg505WorldAccess(),
          new Pg506WideAccess(),
          new Pg507ShadowedAccess(),
          new Pg508PublishedEverywhere(),
          new Pg509WeakTls(),
          new Pg510WeakMethod(),
          new Pg512OpenProxyRoute(),
          new Pg513OwnLoopback(),
          new Pg514LeftGroupNetwork(),
          new Pg601SuperuserApp(),
          new Pg602RootUser(),
          new Pg603CapabilityAdded(),
          new Pg604NoNewPrivilegesOff(),
          new Pg605ReservedUser(),
          new Pg606SensitiveHostPath(),
          new Pg607RootGroup(),
          new Pg608ExcessiveGrant(),
          new Pg609HostNamespace(),
          new Pg701UnpinnedImage(),
          new Pg702MissingDigest(),
          new Pg703ForeignEntrypoint(),
          new Pg704OldMinor(),
          new Pg705UnmaintainedImage(),
          new Pg801DangerousSetting(),
          new Pg802MemoryBudgetExceeded(),
          new Pg803SecretsInLog(),
          new Pg804WalKeptWithoutLimit(),
          new Pg805EndlessTransactions(),
          new Pg806UnsafeArchive(),
          new Pg807DangerousExtension(),
          new Pg809SqliteWouldDo(),
          new Pg810LibraryNotLoaded(),
          new Pg811ExtensionName(),
          new Pg901UnescapedDollar(),
          new Pg902RetypedValue(),
          new Pg903DoubledDollar(),
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
          new Pg941NothingBeside(),
          new Pg942PathOutsidePool(),
          new Pg943CopiedIntoReadOnly(),
          new Pg944AppPage(),
          new Pg945UnfilledVariable(),
          new Pg946NeverStarted(),
          new Pg947IgnoredFileMode(),
          new Pg948SystemUser(),
          new Pg949MissingPathMade());

  private static final int NEAR = 3;
  private static final int SHORT = 7;

  private Rules() {}

  /** The rule with this id or name. */
  public static Optional<Rule> named(String idOrName) {
    return ALL.stream()
        .filter(r -> r.info().id().equals(idOrName) || r.info().name().equals(idOrName))
        .findFirst();
  }

  /** The name or id that somebody may have meant. */
  public static Optional<String> nearest(String typed) {
    return nearest(typed, List.of());
  }

  /** The name, id or other word that somebody may have meant. */
  static Optional<String> nearest(String typed, List<String> others) {
    String small = typed.toLowerCase(Locale.ROOT);
    boolean id = small.startsWith("pg");
    Stream<String> words = ALL.stream().map(r -> id ? r.info().id() : r.info().name());
    return Stream.concat(words, others.stream())
        .filter(word -> distance(small, word.toLowerCase(Locale.ROOT)) <= near(word))
        .min(Comparator.comparingInt(word -> distance(small, word.toLowerCase(Locale.ROOT))));
  }

  /** An id has no more than three letters of its own. */
  private static int near(String word) {
    return word.length() < SHORT ? 1 : NEAR;
  }

  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
