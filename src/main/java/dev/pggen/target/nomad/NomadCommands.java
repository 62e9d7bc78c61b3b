package dev.pggen.target.nomad;

import dev.pggen.artifact.Commands;
import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.List;

/** How an operator speaks to Nomad, in the directory of the job. */
final class NomadCommands {
  private NomadCommands() {}

  static Commands of(Stack stack, NomadSettings settings) {
    List<String> in = in(settings);
    String job = stack.name();
    return new Commands(
        "Nomad",
        words(List.of("nomad", "job", "run"), in, List.of(NomadTarget.JOB)),
        words(List.of("nomad", "job", "stop"), in, List.of(job)),
        exec(stack, settings),
        words(List.of("nomad", "job", "restart"), in, List.of("-yes", "-task", "{}", job)),
        words(
            List.of("nomad", "alloc", "logs"), in, List.of("-stderr", "-task", "{}", "-job", job)),
        words(List.of("nomad", "job", "status"), in, List.of(job)),
        List.of(),
        words(List.of("nomad", "job", "periodic", "force"), in, List.of(job + "-drill")),
        "",
        false);
  }

  private static List<String> in(NomadSettings settings) {
    return settings.namespace().map(n -> List.of("-namespace=" + n)).orElse(List.of());
  }

  /** Runs a program in a running task, whose name stands for {@code {}}. */
  static List<String> exec(Stack stack, NomadSettings settings) {
    return words(
        List.of("nomad", "alloc", "exec"),
        in(settings),
        List.of("-t=false", "-task", "{}", "-job", stack.name()));
  }

  private static List<String> words(List<String> verb, List<String> in, List<String> rest) {
    List<String> all = new ArrayList<>(verb);
    all.addAll(in);
    all.addAll(rest);
    return List.copyOf(all);
  }
}
