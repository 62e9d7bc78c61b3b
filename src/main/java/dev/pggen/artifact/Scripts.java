package dev.pggen.artifact;

import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.List;

/**
 * The directory {@code scripts/}: what runs in the containers of the database. The same text for
 * every service; parameters come from the environment.
 */
final class Scripts {
  private static final String WAIT = "wait.sh";

  private Scripts() {}

  /** Their names, from the list beside them. */
  static List<String> names() {
    return Templates.text("scripts.list").lines().filter(l -> !l.isBlank()).toList();
  }

  /** Those that every runtime needs. */
  static List<OutputFile> all() {
    return names().stream().map(Scripts::script).toList();
  }

  /** The same, and those that a container of this stack starts with. */
  static List<OutputFile> of(Stack stack) {
    List<OutputFile> scripts = new ArrayList<>(all());
    boolean waits =
        stack.workloads().stream()
            .flatMap(w -> w.launch().entrypoint().ifKnown().orElse(List.of()).stream())
            .anyMatch(word -> word.endsWith("/" + WAIT));
    if (waits) {
      scripts.add(script(WAIT));
    }
    return scripts;
  }

  private static OutputFile script(String name) {
    return Reasons.fromComments(
        "scripts/" + name, Templates.text("scripts/" + name), true, "# ", "runs in a container");
  }
}
