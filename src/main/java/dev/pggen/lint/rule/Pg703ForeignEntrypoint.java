package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The database's image does not start like the official one, and the manifest relies on that. */
public final class Pg703ForeignEntrypoint implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG703",
          "foreign-entrypoint",
          Severity.ERROR,
          "settings, init scripts and the guard of the volume rest on how the official image starts");

  @Override
  public RuleInfo info() {
    return INFO;
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
    Optional<Workload> workload = stack.workload(server.workload());
    if (workload.isEmpty()
        || !workload.get().image().isKnown()
        || workload.get().image().origin().span().isEmpty()
        || !workload.get().launch().entrypoint().isKnown()
        || workload.get().launch().entrypoint().value().isEmpty()) {
      return; // an image that starts by its own program starts well
    }
    ImageRef image = workload.get().image().value();
    Optional<ImageNotes> note = ImageNotes.of(image, ImageNotes.Kind.ENTRYPOINT);
    if (note.isPresent()) {
      found.add(
          INFO.at(
                  workload.get().image().origin().span().get(),
                  "`" + image.repository() + "` " + note.get().text())
              .help(note.get().advice()));
    }
  }
}
