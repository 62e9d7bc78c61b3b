package dev.pggen.lint.format;

import dev.pggen.pgconf.HbaDocument;
import dev.pggen.pgconf.HbaEntry;
import dev.pggen.pgconf.HbaOption;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The password by which the server asks a directory stands in the file. */
public final class Pg522PasswordInHba implements HbaFileRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG522",
          "password-in-hba",
          Severity.ERROR,
          "what is committed is known to everybody who can read the repository, for ever");

  private static final Set<String> SECRETS = Set.of("ldapbindpasswd", "radiussecrets");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(HbaDocument document) {
    List<Finding> found = new ArrayList<>();
    for (HbaEntry.Record record : document.records()) {
      for (HbaOption option : record.options()) {
        if (SECRETS.contains(option.name()) && isLiteral(option.value())) {
          found.add(
              INFO.at(option.span(), "`" + option.name() + "` holds a password in plain text")
                  .help(
                      option.name().startsWith("ldap")
                          ? "bind without a password, by `ldapprefix` and `ldapsuffix`; else write"
                              + " this line where the server is set up, and change the password"
                          : "write this line where the server is set up, and change the secret")
                  .mask());
        }
      }
    }
    return found.stream();
  }

  /** What somebody fills in later is no password yet. */
  private static boolean isLiteral(String value) {
    boolean open = value.isEmpty() || value.startsWith("<") || value.indexOf('$') >= 0;
    return !open && !value.startsWith("@@") && !value.startsWith("__");
  }
}
