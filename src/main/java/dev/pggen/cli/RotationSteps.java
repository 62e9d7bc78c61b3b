package dev.pggen.cli;

import dev.pggen.secrets.Rotation;
import java.util.ArrayList;
import java.util.List;

/** The steps of a rotation as commands for Docker Compose. */
final class RotationSteps {
  private RotationSteps() {}

  /** What an operator runs, in this order. */
  static String text(Rotation rotation, String directory) {
    List<String> commands = commands(rotation);
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

  private static List<String> commands(Rotation rotation) {
    List<String> commands = new ArrayList<>();
    for (Rotation.Step step : rotation.steps()) {
      if (step instanceof Rotation.Tell tell) {
        commands.add("docker compose exec -T " + tell.server() + " /bin/bash " + tell.program());
      } else if (step instanceof Rotation.Recreate recreate) {
        commands.add(
            "docker compose up -d --wait --no-deps --force-recreate "
                + String.join(" ", recreate.containers()));
      }
    }
    return commands;
  }
}
