package dev.pggen.cli;

import dev.pggen.secrets.Rotation;
import dev.pggen.stack.Stack;
import dev.pggen.target.Target;
import java.util.List;

/** The steps of a rotation as commands of a runtime. */
final class RotationSteps {
  private RotationSteps() {}

  /** What an operator runs, in this order. */
  static String text(Rotation rotation, Target target, Stack stack, String directory) {
    List<String> commands =
        target.rotation(
            stack,
            rotation.server(),
            Rotation.PROGRAM,
            rotation.consumers(),
            rotation.consumersFirst());
    if (commands.isEmpty()) {
      return "no running container has to be told\n";
    }
    StringBuilder out = new StringBuilder("now, in ");
    out.append(directory).append(", in this order:\n");
    commands.forEach(command -> out.append("  ").append(command).append('\n'));
    return out.append("what is signed in stays so; after the last step every sign-in uses the new")
        .append(" value\n")
        .toString();
  }
}
