package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An extension that runs programs on the server, or lets statements reach other machines. */
public final class Pg807DangerousExtension implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG807",
          "dangerous-extension",
          Severity.WARNING,
          "it reaches out of the database, past every right that is granted in it");

  /** Languages that PostgreSQL calls untrusted: only a superuser may write functions in them. */
  private static final Set<String> PROGRAMS =
      Set.of("plpython3u", "plpythonu", "plperlu", "pltclu", "plsh", "pljavau");

  /** Functions that every role may call unless somebody takes the right away. */
  private static final Set<String> NETWORK = Set.of("dblink", "http", "pg_net");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Server server : stack.servers()) {
      check(server, found);
    }
    return found.stream();
  }

  private static void check(Server server, List<Finding> found) {
    Fact<List<String>> extensions = server.extensions();
    if (!extensions.isKnown() || extensions.origin().span().isEmpty()) {
      return;
    }
    for (String extension : extensions.value()) {
      Optional<String> harm =
          PROGRAMS.contains(extension)
              ? Optional.of("functions in it run as the server's own system user")
              : NETWORK.contains(extension)
                  ? Optional.of("a statement can reach other machines from the server")
                  : Optional.empty();
      if (harm.isPresent()) {
        found.add(
            INFO.at(
                    Written.word(extensions.origin().span().get(), extension),
                    "`" + extension + "`: " + harm.get())
                .help(
                    "let the application do this itself and take `"
                        + extension
                        + "` out; or append `# pggen: ignore[PG807] -- REASON`"));
      }
    }
  }
}
