package dev.pggen.lint.rule;

import dev.pggen.lint.Profile;
import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Size;
import dev.pggen.stack.Link;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A small application that keeps its data in one file unless it is told otherwise. */
public final class Pg809SqliteWouldDo implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG809",
          "sqlite-would-do",
          Severity.INFO,
          "a server, its roles, certificates and backups are there for one program that runs once");

  private static final Size SMALL = Size.mib(1024);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Profile profile() {
    return Profile.STRICT;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Server server : stack.servers()) {
      check(stack, server, found);
    }
    return found.stream();
  }

  private static void check(Stack stack, Server server, List<Finding> found) {
    Optional<Workload> container = stack.workload(server.workload());
    Optional<Workload> user = onlyUser(stack, server);
    if (container.isEmpty()
        || user.isEmpty()
        || !container.get().resources().memory().isKnown()
        || container.get().resources().memory().value().bytes() > SMALL.bytes()
        || !user.get().image().isKnown()
        || user.get().image().origin().span().isEmpty()
        || user.get().extras().replicas() != 1) {
      return;
    }
    Optional<ImageNotes> note = ImageNotes.of(user.get().image().value(), ImageNotes.Kind.SQLITE);
    if (note.isPresent()) {
      found.add(
          INFO.at(
                  user.get().image().origin().span().get(),
                  "`" + user.get().name() + "` would do with SQLite: " + note.get().text())
              .help(note.get().advice()));
    }
  }

  private static Optional<Workload> onlyUser(Stack stack, Server server) {
    Optional<String> only = Optional.empty();
    for (Link link : stack.links()) {
      if (!link.server().equals(server.workload())) {
        continue;
      }
      if (only.isPresent() && !only.get().equals(link.workload())) {
        return Optional.empty();
      }
      only = Optional.of(link.workload());
    }
    return only.flatMap(stack::workload);
  }
}
