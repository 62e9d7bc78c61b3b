package dev.pggen.lint;

import dev.pggen.lint.format.Pg901UnescapedDollar;
import dev.pggen.lint.format.Pg902RetypedValue;
import dev.pggen.lint.format.Pg903DoubledDollar;
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
import dev.pggen.lint.rule.Pg401NoBackup;
import dev.pggen.lint.rule.Pg402BackupOnDataVolume;
import dev.pggen.lint.rule.Pg501PublishedDatabasePort;
import dev.pggen.lint.rule.Pg502TrustAuthentication;
import dev.pggen.lint.rule.Pg503TlsOptional;
import dev.pggen.lint.rule.Pg504HostNetwork;
import dev.pggen.lint.rule.Pg601SuperuserApp;
import dev.pggen.lint.rule.Pg602RootUser;
import dev.pggen.lint.rule.Pg603CapabilityAdded;
import dev.pggen.lint.rule.Pg604NoNewPrivilegesOff;
import dev.pggen.lint.rule.Pg605ReservedUser;
import dev.pggen.lint.rule.Pg606SensitiveHostPath;
import dev.pggen.lint.rule.Pg607RootGroup;
import dev.pggen.lint.rule.Pg608ExcessiveGrant;
import dev.pggen.lint.rule.Pg701UnpinnedImage;
import dev.pggen.lint.rule.Pg702MissingDigest;
import dev.pggen.lint.rule.Pg801DangerousSetting;
import dev.pggen.lint.rule.Pg802MemoryBudgetExceeded;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
          new Pg201SharedDatabase(),
          new Pg202SeveralProducts(),
          new Pg203SharedVolume(),
          new Pg204SharedHostPath(),
          new Pg205SharedHostPort(),
          new Pg206SharedBackupDirectory(),
          new Pg207SharedCredentials(),
          new Pg401NoBackup(),
          new Pg402BackupOnDataVolume(),
          new Pg501PublishedDatabasePort(),
          new Pg502TrustAuthentication(),
          new Pg503TlsOptional(),
          new Pg504HostNetwork(),
          new Pg601SuperuserApp(),
          new Pg602RootUser(),
          new Pg603CapabilityAdded(),
          new Pg604NoNewPrivilegesOff(),
          new Pg605ReservedUser(),
          new Pg606SensitiveHostPath(),
          new Pg607RootGroup(),
          new Pg608ExcessiveGrant(),
          new Pg701UnpinnedImage(),
          new Pg702MissingDigest(),
          new Pg801DangerousSetting(),
          new Pg802MemoryBudgetExceeded(),
          new Pg901UnescapedDollar(),
          new Pg902RetypedValue(),
          new Pg903DoubledDollar());

  private static final int NEAR = 3;

  private Rules() {}

  /** The rule with this id or name. */
  public static Optional<Rule> named(String idOrName) {
    return ALL.stream()
        .filter(r -> r.info().id().equals(idOrName) || r.info().name().equals(idOrName))
        .findFirst();
  }

  /** The name or id that somebody may have meant. */
  public static Optional<String> nearest(String typed) {
    return ALL.stream()
        .map(Rule::info)
        .map(i -> typed.startsWith("PG") ? i.id() : i.name())
        .filter(name -> distance(typed, name) <= NEAR)
        .min(Comparator.comparingInt(name -> distance(typed, name)));
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
