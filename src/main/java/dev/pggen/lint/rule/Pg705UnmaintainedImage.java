package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Nobody mends an image any longer, by the word of its own project. */
public final class Pg705UnmaintainedImage implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG705",
          "unmaintained-image",
          Severity.WARNING,
          "holes that are found in it from now on stay open");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Workload workload : stack.workloads()) {
      check(workload, found);
    }
    return found.stream();
  }

  private static void check(Workload workload, List<Finding> found) {
    boolean helper =
        workload.role() == Workload.Role.BACKUP || workload.role() == Workload.Role.DRILL;
    if (helper || !workload.image().isKnown() || workload.image().origin().span().isEmpty()) {
      return;
    }
    ImageRef image = workload.image().value();
    Optional<ImageNotes> note = ImageNotes.of(image, ImageNotes.Kind.UNMAINTAINED);
    if (note.isPresent()) {
      found.add(
          INFO.at(
                  workload.image().origin().span().get(),
                  "`" + image.repository() + "` " + note.get().text())
              .help(note.get().advice()));
    }
  }
}
