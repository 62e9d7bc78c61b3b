package dev.pggen.lint.format;

import dev.pggen.pgconf.HbaDocument;
import dev.pggen.pgconf.HbaEntry;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Passwords go on to a directory server as they are. */
public final class Pg523LdapWithoutTls implements HbaFileRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG523",
          "ldap-without-tls",
          Severity.ERROR,
          "the server hands each password on as it is: who listens between the two has them all");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(HbaDocument document) {
    List<Finding> found = new ArrayList<>();
    for (HbaEntry.Record record : document.records()) {
      if (record.method().equals("ldap") && !isEncrypted(record) && !isOwnMachine(record)) {
        found.add(
            INFO.at(record.methodSpan(), "`ldap` without TLS sends passwords over the network")
                .help("add `ldaptls=1`, or use `ldapscheme=ldaps`"));
      }
    }
    return found.stream();
  }

  private static boolean isEncrypted(HbaEntry.Record record) {
    String url = record.option("ldapurl").orElse("").toLowerCase(Locale.ROOT);
    return record.option("ldaptls").filter(v -> v.equals("1")).isPresent()
        || record.option("ldapscheme").filter(v -> v.equals("ldaps")).isPresent()
        || url.startsWith("ldaps:");
  }

  private static boolean isOwnMachine(HbaEntry.Record record) {
    String url = record.option("ldapurl").orElse("");
    String server = record.option("ldapserver").orElse(url.replaceFirst("^ldap://", ""));
    return server.startsWith("localhost")
        || server.startsWith("127.")
        || server.startsWith("[::1]");
  }
}
