package dev.pggen.target.compose;

import dev.pggen.artifact.Commands;
import dev.pggen.stack.Stack;
import java.util.List;

/** How an operator speaks to Compose, in the directory of the manifest. */
final class ComposeCommands {
  private ComposeCommands() {}

  static Commands of(Stack stack) {
    return new Commands(
        "Docker Compose",
        List.of("docker", "compose", "up", "--detach", "--wait"),
        List.of("docker", "compose", "down"),
        List.of("docker", "compose", "exec", "-T", "{}"),
        List.of("docker", "compose", "restart", "{}"),
        List.of("docker", "compose", "logs", "{}"),
        List.of("docker", "compose", "ps"),
        List.of(
            List.of(
                "docker", "volume", "inspect", "--format", "{{.Mountpoint}}", stack.name() + "_{}"),
            List.of("docker", "info", "--format", "{{.DockerRootDir}}")));
  }
}
