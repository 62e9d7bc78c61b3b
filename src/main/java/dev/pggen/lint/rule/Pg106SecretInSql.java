package dev.pggen.lint.rule;

import dev.pggen.lint.Profile;
import dev.pggen.lint.StackRule;
import dev.pggen.lint.rule.Sql.Kind;
import dev.pggen.lint.rule.Sql.Word;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An init script holds a password. */
public final class Pg106SecretInSql implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG106",
          "secret-in-sql",
          Severity.ERROR,
          "what is committed is known to everybody who can read the repository, and the server may"
              + " write the statement to its log");

  /** What PostgreSQL stores instead of a password begins so; it tells nobody the password. */
  private static final String VERIFIER = "SCRAM-SHA-256$";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean suppressible() {
    return false;
  }

  @Override
  public Profile profile() {
    return Profile.ESSENTIAL;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return stack.servers().stream()
        .flatMap(s -> s.initScripts().stream())
        .flatMap(Pg106SecretInSql::findings);
  }

  private static Stream<Finding> findings(Server.InitScript script) {
    List<Finding> found = new ArrayList<>();
    for (List<Word> words : Sql.statements(script.file())) {
      for (int i = 1; i < words.size(); i++) {
        Word value = words.get(i);
        if (words.get(i - 1).is("PASSWORD")
            && value.kind() == Kind.TEXT
            && !value.text().isEmpty()
            && !value.text().startsWith(VERIFIER)) {
          found.add(finding(script, words, value));
        }
      }
    }
    return found.stream();
  }

  private static Finding finding(Server.InitScript script, List<Word> words, Word value) {
    boolean mapping = words.size() > 2 && words.get(1).is("USER") && words.get(2).is("MAPPING");
    boolean role =
        !mapping && words.size() > 2 && (words.get(1).is("ROLE") || words.get(1).is("USER"));
    Finding finding =
        INFO.at(
                value.span(),
                "`"
                    + script.name()
                    + "` holds the password"
                    + (role
                        ? " of `" + words.get(2).name() + "`"
                        : mapping ? " of a user mapping" : ""))
            .mask()
            .help(
                mapping
                    ? "take the mapping out of the script, and make it once the service runs, by"
                        + " hand with `psql`; then change the old password, for it is known now"
                    : "let pggen make the role and its password: `postgres.access: [{user: "
                        + (role ? words.get(2).name() : "NAME")
                        + ", …}]`; then change the old password, for it is known now");
    return script
        .origin()
        .span()
        .map(s -> finding.related(s, "run at the first start because of this"))
        .orElse(finding);
  }
}
