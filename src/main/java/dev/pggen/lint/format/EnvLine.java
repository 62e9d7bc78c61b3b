package dev.pggen.lint.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of a template that becomes a variable.
 *
 * @param name of the variable
 * @param value as written, with what the client puts in
 * @param from first char of the name in the template
 * @param start first char of the value in the template
 */
record EnvLine(String name, String value, int from, int start) {
  private static final String EXPORT = "export ";

  /** The lines of a template; empty where its text or its actions are not known. */
  static List<EnvLine> of(JobTemplate template) {
    if (template.data().isEmpty() || template.actions().isEmpty()) {
      return List.of();
    }
    List<EnvLine> lines = new ArrayList<>();
    String text = template.data().get().text();
    List<GoAction> actions = template.actions().get();
    for (int at = 0; at < text.length(); at = end(text, actions, at) + 1) {
      line(text, skipped(text, actions, at), end(text, actions, at)).ifPresent(lines::add);
    }
    return lines;
  }

  /** Where the line ends: a break inside of an action is none. */
  private static int end(String text, List<GoAction> actions, int from) {
    int end = text.indexOf('\n', from);
    while (end >= 0) {
      int here = end;
      Optional<GoAction> around =
          actions.stream().filter(a -> a.from() < here && here < a.to()).findFirst();
      if (around.isEmpty()) {
        return end;
      }
      end = text.indexOf('\n', around.get().to());
    }
    return text.length();
  }

  /** Behind blanks and actions, like the head of a block. */
  private static int skipped(String text, List<GoAction> actions, int from) {
    int at = from;
    while (at < text.length()) {
      int here = at;
      Optional<GoAction> action = actions.stream().filter(a -> a.from() == here).findFirst();
      if (action.isPresent()) {
        at = action.get().to();
      } else if (text.charAt(at) == ' ' || text.charAt(at) == '\t') {
        at++;
      } else {
        return at;
      }
    }
    return at;
  }

  private static Optional<EnvLine> line(String text, int from, int end) {
    if (from >= end) {
      return Optional.empty();
    }
    int start = text.startsWith(EXPORT, from) ? from + EXPORT.length() : from;
    int equals = text.indexOf('=', start);
    if (equals < 0 || equals > end) {
      return Optional.empty();
    }
    String name = text.substring(start, equals).strip();
    if (name.isEmpty() || !name.chars().allMatch(EnvLine::isNamed)) {
      return Optional.empty();
    }
    int value = equals + 1;
    while (value < end && text.charAt(value) == ' ') {
      value++;
    }
    return Optional.of(new EnvLine(name, text.substring(value, end).stripTrailing(), start, value));
  }

  private static boolean isNamed(int c) {
    return c == '_' || c == '.' || c == '/' || c < 128 && Character.isLetterOrDigit(c);
  }

  /** What its value takes from stores. */
  List<Lookup> lookups(JobTemplate template) {
    int end = start + value.length();
    return template.lookups().stream()
        .filter(l -> l.action().from() >= start && l.action().to() <= end)
        .toList();
  }

  /** The lookup that is the whole value, without quotes. */
  Optional<Lookup> bare(JobTemplate template) {
    List<Lookup> here = lookups(template);
    if (here.size() != 1 || !here.get(0).isPlain()) {
      return Optional.empty();
    }
    StringBuilder rest = new StringBuilder(value);
    List<GoAction> actions = template.actions().orElse(List.of());
    for (int i = actions.size() - 1; i >= 0; i--) {
      GoAction action = actions.get(i);
      if (action.from() >= start && action.to() <= start + value.length()) {
        rest.delete(action.from() - start, action.to() - start);
      }
    }
    return rest.toString().isBlank() ? Optional.of(here.get(0)) : Optional.empty();
  }
}
