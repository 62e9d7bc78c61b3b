package dev.pggen.lint.format;

import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclExpression;
import dev.pggen.hcl.HclTemplate;
import dev.pggen.hcl.HclTemplatePart;
import dev.pggen.hcl.HclTraversal;
import dev.pggen.hcl.HclTuple;
import dev.pggen.lint.rule.SecretWords;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Secrets that Nomad puts into what the docker driver is told to run or to write on it. */
final class JobFilledSecrets {
  private JobFilledSecrets() {}

  /**
   * A secret in a text.
   *
   * @param where in words
   * @param name of the variable
   * @param part its place
   */
  record Filled(JobTask task, String where, String name, HclTemplatePart.Interpolation part) {
    String help() {
      return where.equals("a label")
          ? "let the tool that reads the label have it from a file or a variable"
          : "let the program read it from a file below `secrets/` or from its variables; a shell"
              + " asks for `$"
              + name
              + "` itself, for without braces Nomad leaves it";
    }
  }

  /** The first secret of each part of a task. */
  static Stream<Filled> in(JobTask task) {
    return task.docker().stream()
        .flatMap(
            config ->
                Stream.of(
                        first(task, "the command", argument(config, "command")),
                        first(task, "the command", argument(config, "args")),
                        first(task, "the entrypoint", argument(config, "entrypoint")),
                        first(task, "a label", argument(config, "labels")))
                    .flatMap(Optional::stream));
  }

  private static Optional<HclExpression> argument(HclBody config, String name) {
    return config.attribute(name).map(a -> a.value());
  }

  private static Optional<Filled> first(
      JobTask task, String where, Optional<HclExpression> written) {
    return written.stream()
        .flatMap(e -> texts(task.jobs().value(e)))
        .flatMap(text -> text.parts().stream())
        .filter(HclTemplatePart.Interpolation.class::isInstance)
        .map(HclTemplatePart.Interpolation.class::cast)
        .flatMap(part -> secret(task, part).map(n -> new Filled(task, where, n, part)).stream())
        .findFirst();
  }

  private static Stream<HclTemplate> texts(HclExpression value) {
    List<HclExpression> items = value instanceof HclTuple list ? list.items() : List.of(value);
    return items.stream().filter(HclTemplate.class::isInstance).map(HclTemplate.class::cast);
  }

  /** A variable of the task, or one of the job; what the client does not know it leaves. */
  private static Optional<String> secret(JobTask task, HclTemplatePart.Interpolation part) {
    if (!(part.value() instanceof HclTraversal.Variable variable)) {
      return Optional.empty();
    }
    String path = variable.path();
    String name = path.substring(path.lastIndexOf('.') + 1);
    boolean ofJob = variable.name().value().equals("var") && variable.steps().size() == 1;
    return SecretWords.namesSecret(name) && (ofJob || isOfTask(task, path))
        ? Optional.of(name)
        : Optional.empty();
  }

  private static boolean isOfTask(JobTask task, String name) {
    return task.variables().containsKey(name)
        || JobTemplate.of(task).stream()
            .filter(JobTemplate::isEnv)
            .flatMap(template -> EnvLine.of(template).stream())
            .anyMatch(line -> line.name().equals(name));
  }
}
