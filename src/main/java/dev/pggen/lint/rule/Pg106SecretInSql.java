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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** What a shell puts in is no value, nor what {@code printf} does. */
  private static final Pattern IN_SHELL =
      Pattern.compile("(?i)\\bPASSWORD\\s+('(?![^']*%[sbq])[^'$`]+')");

  private static final String RUN = "run at the first start because of this";

  private static final String FOREIGN =
      "let a script for a shell make the role, and take the password from a file that is not in the"
          + " repository; then change the old one, for it is known now";

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
        .flatMap(script -> findings(stack, script));
  }

  private static Stream<Finding> findings(Stack stack, Server.InitScript script) {
    List<Finding> found = new ArrayList<>();
    if (script.name().endsWith(".sh")) {
      inShell(script, found);
    }
    for (List<Word> words : Sql.statements(script.file())) {
      for (int i = 1; i < words.size(); i++) {
        Word value = words.get(i);
        if (words.get(i - 1).is("PASSWORD")
            && value.kind() == Kind.TEXT
            && !value.text().isEmpty()
            && !value.text().startsWith(VERIFIER)) {
          found.add(finding(stack, script, words, value));
        }
      }
    }
    return found.stream();
  }

  /** What a shell hands to {@code psql}; it fills in what begins with a dollar sign. */
  private static void inShell(Server.InitScript script, List<Finding> into) {
    for (int line = 1; line <= script.file().lineCount(); line++) {
      String written = script.file().line(line);
      Matcher said = IN_SHELL.matcher(written);
      while (!written.strip().startsWith("#") && said.find()) {
        int column = written.codePointCount(0, said.start(1)) + 1;
        int end = column + written.codePointCount(said.start(1), said.end(1));
        Finding finding =
            INFO.at(
                    script.file().span(line, column, line, end),
                    "`" + script.name() + "` holds the password of a role")
                .mask()
                .help(FOREIGN);
        into.add(script.origin().span().map(s -> finding.related(s, RUN)).orElse(finding));
      }
    }
  }

  private static Finding finding(
      Stack stack, Server.InitScript script, List<Word> words, Word value) {
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
                !stack.isPlanned()
                    ? FOREIGN
                    : mapping
                        ? "take the mapping out of the script, and make it once the service runs, by"
                            + " hand with `psql`; then change the old password, for it is known now"
                        : "let pggen make the role and its password: `postgres.access: [{user: "
                            + (role ? words.get(2).name() : "NAME")
                            + ", …}]`; then change the old password, for it is known now");
    return script.origin().span().map(s -> finding.related(s, RUN)).orElse(finding);
  }
}
