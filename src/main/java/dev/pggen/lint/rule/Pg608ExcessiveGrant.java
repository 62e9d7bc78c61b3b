package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.lint.rule.Sql.Word;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An init script gives rights to everybody, or gives a role more than its own database. */
public final class Pg608ExcessiveGrant implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG608",
          "excessive-grant",
          Severity.WARNING,
          "a right that nobody needs is there for whoever takes a role over");

  /** What each right lets its owner do. */
  private static final Map<String, String> HARM =
      Map.of(
          "CREATEROLE", "it may make roles, and give them rights over others",
          "CREATEDB", "it may make databases, which no backup of this service knows",
          "REPLICATION", "it may copy the whole cluster, every password included",
          "BYPASSRLS", "row security does not hold for it");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return stack.servers().stream().flatMap(s -> Stream.concat(attributes(s), everybody(s)));
  }

  private static Stream<Finding> attributes(Server server) {
    return RoleStatement.of(server)
        .flatMap(
            s ->
                s.says(List.of("CREATEROLE", "CREATEDB", "REPLICATION", "BYPASSRLS"))
                    .flatMap(word -> finding(s, word)));
  }

  private static Stream<Finding> finding(RoleStatement statement, Word word) {
    return statement.script().origin().span().stream()
        .map(
            span ->
                INFO.at(
                        span,
                        "`"
                            + statement.script().name()
                            + "` gives `"
                            + word.text()
                            + "` to `"
                            + statement.role().name()
                            + "`: "
                            + HARM.get(word.text()))
                    .related(word.span(), "here")
                    .help(
                        "take `"
                            + word.text()
                            + "` out, or let the script do once what needs it; if the"
                            + " program does it while it runs, append"
                            + " `# pggen: ignore[PG608] -- REASON`"));
  }

  /** {@code GRANT … TO PUBLIC}: every role, those that do not exist yet as well. */
  private static Stream<Finding> everybody(Server server) {
    return server.initScripts().stream()
        .flatMap(
            script ->
                Sql.statements(script.file()).stream()
                    .filter(words -> words.stream().anyMatch(w -> w.is("GRANT")))
                    .flatMap(words -> toPublic(words).flatMap(w -> finding(script, w))));
  }

  private static Stream<Word> toPublic(List<Word> words) {
    boolean to = false;
    for (Word word : words) {
      if (to && word.is("PUBLIC")) {
        return Stream.of(word);
      }
      to = to || word.is("TO");
    }
    return Stream.empty();
  }

  private static Stream<Finding> finding(Server.InitScript script, Word word) {
    return script.origin().span().stream()
        .map(
            span ->
                INFO.at(span, "`" + script.name() + "` gives a right to every role there is")
                    .why(
                        "`PUBLIC` is every role, those of backups, monitors and readers included,"
                            + " and those that are made later")
                    .related(word.span(), "here")
                    .help(
                        "name the role that needs it; what the application needs it has, for it"
                            + " owns its database"));
  }
}
