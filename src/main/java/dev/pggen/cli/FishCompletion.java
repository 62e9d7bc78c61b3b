package dev.pggen.cli;

import java.util.List;

/** Completions for fish, each with its description. */
final class FishCompletion {
  private FishCompletion() {}

  static String of(List<Taken> verbs) {
    StringBuilder out = new StringBuilder();
    out.append("# Completions of pggen for fish, as `pggen completions fish` prints them.\n");
    out.append("complete -c pggen -f\n");
    for (Taken verb : verbs) {
      out.append("complete -c pggen -n __fish_use_subcommand -a ").append(verb.word());
      out.append(" -d ").append(quoted(verb.header())).append('\n');
    }
    for (Taken verb : verbs) {
      String here = "complete -c pggen -n '__fish_seen_subcommand_from " + verb.word() + "'";
      verb.options().forEach(option -> out.append(here).append(option(option)).append('\n'));
      verb.arguments().forEach(a -> out.append(here).append(argument(a.value())).append('\n'));
    }
    return out.toString();
  }

  private static String option(Taken.Option option) {
    StringBuilder out = new StringBuilder();
    for (String name : option.names()) {
      boolean isLong = name.startsWith("--");
      out.append(isLong ? " -l " : " -s ").append(name.substring(isLong ? 2 : 1));
    }
    Taken.Value value = option.value();
    out.append(
        switch (value.kind()) {
          case NONE -> "";
          case WORDS -> " -x -a " + quoted(String.join(" ", value.words()));
          case FILE -> " -r -F";
          case TEXT -> value.optional() ? "" : " -x";
        });
    return out.append(" -d ").append(quoted(option.about())).toString();
  }

  private static String argument(Taken.Value value) {
    return value.kind() == Taken.Kind.WORDS
        ? " -a " + quoted(String.join(" ", value.words()))
        : " -F";
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
