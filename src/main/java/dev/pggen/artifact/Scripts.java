package dev.pggen.artifact;

import java.util.List;

/**
 * The directory {@code scripts/}: what runs in the containers of the database. The same text for
 * every service; parameters come from the environment.
 */
final class Scripts {
  private Scripts() {}

  /** Their names, from the list beside them. */
  static List<String> names() {
    return Templates.text("scripts.list").lines().filter(l -> !l.isBlank()).toList();
  }

  static List<OutputFile> all() {
    return names().stream().map(Scripts::script).toList();
  }

  private static OutputFile script(String name) {
    return Reasons.fromComments(
        "scripts/" + name, Templates.text("scripts/" + name), true, "# ", "runs in a container");
  }
}
