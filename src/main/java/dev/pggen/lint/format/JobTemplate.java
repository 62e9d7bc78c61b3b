package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A template of a task: a file that the client writes.
 *
 * @param task where it stands
 * @param block its own
 * @param data its text; empty where that is elsewhere
 * @param actions what the client does in it; empty where that is not understood
 */
record JobTemplate(
    JobTask task, HclBlock block, Optional<JobText> data, Optional<List<GoAction>> actions) {

  /** A directory that Nomad would name, were it written otherwise: the text stays as it is. */
  static final Pattern NO_VARIABLE = Pattern.compile("\\$\\{NOMAD_[A-Z_]+_DIR}");

  /** A directory below that of the task. */
  enum Directory {
    /** In memory, and in no API. */
    SECRETS,
    /** Seen by the task. */
    LOCAL,
    /** Seen by all tasks of the group. */
    ALLOC,
    /** Seen by the client alone, unless a mount names it. */
    TASK,
    /** Not known. */
    UNKNOWN
  }

  /** The templates of all tasks that are written out. */
  static Stream<JobTemplate> all(Jobs jobs) {
    return jobs.tasks().flatMap(task -> of(task).stream());
  }

  /** The templates of a task that are written out. */
  static List<JobTemplate> of(JobTask task) {
    return task.body().blocks("template").stream().map(block -> of(task, block)).toList();
  }

  private static JobTemplate of(JobTask task, HclBlock block) {
    Optional<JobText> data = task.jobs().value(block.body(), "data").flatMap(JobText::of);
    Optional<String> left = sign(task, block, "left_delimiter", "{{");
    Optional<String> right = sign(task, block, "right_delimiter", "}}");
    Optional<List<GoAction>> actions =
        data.isPresent() && left.isPresent() && right.isPresent()
            ? GoAction.in(data.get().text(), left.get(), right.get())
            : Optional.empty();
    return new JobTemplate(task, block, data, actions);
  }

  private static Optional<String> sign(JobTask task, HclBlock block, String name, String usual) {
    return block.body().attribute(name).isEmpty()
        ? Optional.of(usual)
        : task.jobs().text(block.body(), name).filter(text -> !text.isEmpty());
  }

  /** What it takes from stores, as far as that is understood. */
  List<Lookup> lookups() {
    return actions.flatMap(Lookups::in).orElse(List.of());
  }

  Optional<HclAttribute> attribute(String name) {
    return block.body().attribute(name);
  }

  /** Whether its lines surely become variables of the task. */
  boolean isEnv() {
    return task.jobs().isTrue(block.body(), "env");
  }

  /** Whether its lines surely become no variables. */
  boolean isFile() {
    return attribute("env").isEmpty()
        || task.jobs().text(block.body(), "env").filter("false"::equals).isPresent();
  }

  /**
   * Where it is written, below the task's directory; the client's own names of directories are
   * replaced, and a value that nobody knows is a {@link JobText#HOLE}.
   */
  Optional<String> destination() {
    return attribute("destination")
        .flatMap(a -> JobText.of(task.jobs().value(a.value())))
        .map(JobText::text)
        .map(
            text ->
                text.replace("${NOMAD_SECRETS_DIR}", "secrets")
                    .replace("${NOMAD_TASK_DIR}", "local")
                    .replace("${NOMAD_ALLOC_DIR}", "alloc"))
        .map(text -> text.startsWith("./") ? text.substring(2) : text)
        .map(text -> text.startsWith("/") ? text.substring(1) : text)
        .map(text -> text.startsWith("../alloc") ? text.substring(3) : text);
  }

  Directory directory() {
    String path = destination().orElse("");
    int end = path.indexOf('/');
    String first = end < 0 ? path : path.substring(0, end);
    if (path.isEmpty() || path.contains("..") || path.contains("//")) {
      return Directory.UNKNOWN;
    }
    if (NO_VARIABLE.matcher(first).matches()) {
      return Directory.TASK;
    }
    if (first.indexOf(JobText.HOLE) >= 0 || first.indexOf('$') >= 0) {
      return Directory.UNKNOWN;
    }
    return switch (first) {
      case "secrets" -> Directory.SECRETS;
      case "local" -> Directory.LOCAL;
      case "alloc" -> Directory.ALLOC;
      default -> Directory.TASK;
    };
  }
}
