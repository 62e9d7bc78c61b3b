package dev.pggen.target.truenas;

import dev.pggen.artifact.Commands;
import dev.pggen.stack.Stack;
import java.util.List;

/** How an operator speaks to an app, in the shell of the NAS. */
final class TruenasCommands {
  private TruenasCommands() {}

  static Commands of(Stack stack) {
    String project = "ix-" + stack.name();
    String container = project + "-{}-1";
    return new Commands(
        "TrueNAS",
        List.of("midclt", "call", "-j", "app.start", stack.name()),
        List.of("midclt", "call", "-j", "app.stop", stack.name()),
        List.of("docker", "exec", "-i", container),
        List.of("docker", "restart", container),
        List.of("docker", "logs", container),
        List.of("docker", "ps", "--all", "--filter", "label=com.docker.compose.project=" + project),
        List.of(),
        List.of(),
        TruenasTarget.MANIFEST,
        true);
  }
}
