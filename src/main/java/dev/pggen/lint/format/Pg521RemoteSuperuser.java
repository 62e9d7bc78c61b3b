package dev.pggen.lint.format;

import dev.pggen.pgconf.HbaDocument;
import dev.pggen.pgconf.HbaEntry;
import dev.pggen.pgconf.HbaToken;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The role {@code postgres} is let in by name from other machines. */
public final class Pg521RemoteSuperuser implements HbaFileRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG521",
          "remote-superuser",
          Severity.WARNING,
          "who guesses this one password can run programs on the server");

  private static final String SUPERUSER = "postgres";

  /** Methods by which whoever knows a word comes in, or whoever asks. */
  private static final Set<String> GUESSED =
      Set.of("scram-sha-256", "md5", "password", "ldap", "pam", "radius", "trust", "ident");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(HbaDocument document) {
    List<Finding> found = new ArrayList<>();
    for (HbaEntry.Record record : document.records()) {
      if (!GUESSED.contains(record.method()) || record.option("clientcert").isPresent()) {
        continue; // a certificate or a ticket cannot be guessed
      }
      for (HbaToken user : record.users()) {
        if (user.text().equals(SUPERUSER) && HbaWords.letsInFromAfar(record)) {
          found.add(
              INFO.at(
                      user.span(),
                      "the superuser `"
                          + SUPERUSER
                          + "` may sign in from `"
                          + record.address().orElseThrow().text()
                          + "`")
                  .help(
                      "let administrators sign in on the server's socket, or give those who come"
                          + " from elsewhere roles of their own"));
        }
      }
    }
    return found.stream();
  }
}
