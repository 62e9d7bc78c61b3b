package dev.pggen.lint.rule;

import dev.pggen.stack.EnvVar;
import dev.pggen.stack.FileForm;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.Optional;

/** What to write instead of a secret in plain text, as concrete as the file allows. */
final class PlaintextRemedy {
  private PlaintextRemedy() {}

  /** For a file of variables that is committed. */
  static String ofFile(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return "write `"
        + name
        + "` into .gitignore, take it out with `git rm --cached`, and commit `"
        + name
        + ".example` without the value; then change the value, for the history keeps it";
  }

  static String of(Stack stack, Workload workload, EnvVar variable) {
    if (!stack.isPlanned()) {
      return "take it out of the file: give `"
          + workload.name()
          + "` a secret file (`secrets:`, with `"
          + variable.name()
          + "_FILE` if the image reads one), or write `${"
          + variable.name()
          + "}` and keep the value outside of the repository; then change it, for it is known now";
    }
    String value = variable.value().value().shown();
    if (DatabaseUrl.parse(value).isPresent() && DatabaseUrl.isJdbc(value)) {
      return "write `"
          + variable.name()
          + ": "
          + DatabaseUrl.jdbc(stack)
          + "`, and give `${db.user}` and `${db.password}` (or `${db.password.file}`) to the"
          + " variables that the image has for them";
    }
    if (DatabaseUrl.parse(value).isPresent()) {
      return "write " + entry(workload, variable.name(), "db.url") + ": pggen makes the address";
    }
    if (!SecretWords.passwordInWords(value).isEmpty()) {
      return "write `password=${db.password}` if it is the database's; else add `NAME: {}` below"
          + " `secrets:` and write `password=${secrets.NAME}`";
    }
    if (DatabaseWords.namesDatabase(variable.name()) && !value.contains("://")) {
      return "write "
          + entry(workload, variable.name(), "db.password")
          + ": pggen draws the password and gives it to the role";
    }
    String name = SecretText.reference(variable.name());
    return "add `"
        + name
        + ": {}` below `secrets:`, and write "
        + (value.contains("://")
            ? "`${secrets." + name + "|urlencode}` in the place of the password"
            : entry(workload, variable.name(), "secrets." + name))
        + "; to keep a value that exists elsewhere write `"
        + name
        + ": {generate: none}`; change the old one, it is known now";
  }

  /** As the image takes it: a path where it is known to read one. */
  private static String entry(Workload workload, String name, String reference) {
    Optional<FileForm> form = workload.traits().fileForm().ifKnown().flatMap(f -> f);
    return form.map(
            f -> "`" + f.variable(name) + ": \"" + f.scheme() + "${" + reference + ".file}\"`")
        .orElseGet(
            () ->
                "`"
                    + name
                    + ": \"${"
                    + reference
                    + "}\"`, or its file form with `${"
                    + reference
                    + ".file}` if the image has one");
  }
}
