package dev.pggen.lint.rule;

import dev.pggen.lint.rule.Sql.Kind;
import dev.pggen.lint.rule.Sql.Word;
import dev.pggen.stack.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A statement of an init script that makes or changes a role.
 *
 * @param script in which it stands
 * @param role whom it is about
 * @param options what it says of the role
 */
record RoleStatement(Server.InitScript script, Word role, List<Word> options) {
  RoleStatement {
    options = List.copyOf(options);
  }

  /** {@code CREATE} or {@code ALTER}, {@code ROLE} or {@code USER}. */
  static Stream<RoleStatement> of(Server server) {
    List<RoleStatement> found = new ArrayList<>();
    for (Server.InitScript script : server.initScripts()) {
      for (List<Word> words : Sql.statements(script.file())) {
        if (words.size() > 2
            && (words.get(0).is("CREATE") || words.get(0).is("ALTER"))
            && (words.get(1).is("ROLE") || words.get(1).is("USER"))
            && words.get(2).kind() != Kind.SIGN) {
          found.add(new RoleStatement(script, words.get(2), words.subList(3, words.size())));
        }
      }
    }
    return found.stream();
  }

  /** The option that says one of these. */
  Stream<Word> says(List<String> keywords) {
    return options.stream().filter(w -> keywords.stream().anyMatch(w::is));
  }
}
