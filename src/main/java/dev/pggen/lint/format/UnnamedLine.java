package dev.pggen.lint.format;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A line of a template that becomes a variable whose name comes from a store as its value does, so
 * that all of an entry is handed over.
 *
 * @param value what is put behind the equals sign, or for a line of its own
 */
record UnnamedLine(GoAction value) {
  private static final String PASSWORD = "POSTGRES_PASSWORD";
  private static final Set<String> CONTROL = Set.of("with", "range", "if", "else", "end", "define");

  /** The first of a template whose lines become variables. */
  static Optional<UnnamedLine> in(JobTemplate template) {
    if (!template.isEnv() || template.data().isEmpty()) {
      return Optional.empty();
    }
    String text = template.data().get().text();
    List<GoAction> actions = template.actions().orElse(List.of());
    for (int i = 0; i < actions.size(); i++) {
      GoAction name = actions.get(i);
      if (name.verb().equals("key") && isWholeLine(text, name)) {
        return Optional.of(new UnnamedLine(name));
      }
      if (i + 1 == actions.size()) {
        break;
      }
      GoAction value = actions.get(i + 1);
      boolean named = text.substring(name.to(), value.from()).strip().equals("=");
      if (named && !CONTROL.contains(name.verb()) && !CONTROL.contains(value.verb())) {
        return Optional.of(new UnnamedLine(value));
      }
    }
    return Optional.empty();
  }

  private static boolean isWholeLine(String text, GoAction action) {
    int from = text.lastIndexOf('\n', action.from()) + 1;
    int end = text.indexOf('\n', action.to());
    return (text.substring(from, action.from())
            + text.substring(action.to(), end < 0 ? text.length() : end))
        .isBlank();
  }

  /** The same, if a server gets its password by it: it needs one, and nothing else gives it. */
  static Optional<UnnamedLine> withPassword(JobTemplate template) {
    JobTask task = template.task();
    boolean given =
        task.variables().keySet().stream().anyMatch(UnnamedLine::isPassword)
            || JobTemplate.of(task).stream()
                .filter(JobTemplate::isEnv)
                .flatMap(t -> EnvLine.of(t).stream())
                .anyMatch(line -> isPassword(line.name()));
    return given || !task.isServer() ? Optional.empty() : in(template);
  }

  private static boolean isPassword(String name) {
    return name.startsWith(PASSWORD) || name.equals("POSTGRES_HOST_AUTH_METHOD");
  }
}
