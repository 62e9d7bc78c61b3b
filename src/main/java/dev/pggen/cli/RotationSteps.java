package dev.pggen.cli;

import dev.pggen.secrets.Rotation;
import dev.pggen.target.Target;
import java.util.ArrayList;
import java.util.List;

/** The steps of a rotation as commands of a runtime. */
final class RotationSteps {
  private RotationSteps() {}

  /**
   * What an operator runs, in this order.
   *
   * @param service its name
   */
  static String text(Rotation rotation, Target target, String service, String directory) {
    List<String> commands = commands(rotation, target, service);
    if (commands.isEmpty()) {
      return "no running container has to be told\n";
    }
    StringBuilder out = new StringBuilder("now, in ");
    out.append(directory).append(", in this order:\n");
    target.bring().forEach(line -> out.append("  ").append(line).append('\n'));
    commands.forEach(command -> out.append("  ").append(command).append('\n'));
    return out.append("what is signed in stays so; after the last step every sign-in uses the new")
        .append(" value\n")
        .toString();
  }

  private static List<String> commands(Rotation rotation, Target target, String service) {
    List<String> commands = new ArrayList<>();
    for (Rotation.Step step : rotation.steps()) {
      if (step instanceof Rotation.Tell tell) {
        commands.add(target.tell(service, tell.server(), tell.program()));
      } else if (step instanceof Rotation.Recreate recreate) {
        commands.add(target.recreate(service, recreate.containers()));
      }
    }
    return commands;
  }
}
