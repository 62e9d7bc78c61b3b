package dev.pggen.cli;

import java.util.List;
import java.util.stream.Collectors;

/** Completions for zsh, each with its description. */
final class ZshCompletion {
  private ZshCompletion() {}

  static String of(List<Taken> verbs) {
    StringBuilder out = new StringBuilder("#compdef pggen\n");
    out.append("# Completions of pggen for zsh, as `pggen completions zsh` prints them.\n");
    out.append("_pggen() {\n  local -a verbs\n  verbs=(\n");
    for (Taken verb : verbs) {
      out.append("    ").append(Shell.quoted(verb.word() + ":" + plain(verb.header())));
      out.append('\n');
    }
    out.append("  )\n  if ((CURRENT == 2)); then\n    _describe verb verbs\n    return\n  fi\n");
    out.append("  local verb=$words[2]\n  shift words\n  ((CURRENT--))\n  case $verb in\n");
    out.append("    help) _describe verb verbs ;;\n");
    for (Taken verb : verbs) {
      out.append("    ").append(verb.word()).append(") _arguments");
      verb.options().forEach(option -> out.append(" \\\n      ").append(option(option)));
      verb.arguments().forEach(a -> out.append(" \\\n      ").append(argument(a)));
      out.append(" ;;\n");
    }
    // As a file of fpath it is the function itself; when sourced, it only says which one it is.
    return out.append("  esac\n}\nif [ \"$funcstack[1]\" = _pggen ]; then\n  _pggen \"$@\"\nelse\n")
        .append("  compdef _pggen pggen\nfi\n")
        .toString();
  }

  private static String option(Taken.Option option) {
    Taken.Value value = option.value();
    return option.names().stream()
        .map(name -> named(name, option.about(), value))
        .collect(Collectors.joining(" \\\n      "));
  }

  private static String named(String name, String about, Taken.Value value) {
    boolean flag = value.kind() == Taken.Kind.NONE;
    String mark = flag ? "" : value.optional() ? "=-" : "=";
    String rest = flag ? "" : (value.optional() ? "::" : ":") + wanted(value);
    String more = value.repeats() ? "*" : "";
    return Shell.quoted(more + name + mark + "[" + plain(about) + "]" + rest);
  }

  private static String argument(Taken.Argument argument) {
    return Shell.quoted((argument.value().repeats() ? "*:" : "1:") + wanted(argument.value()));
  }

  private static String wanted(Taken.Value value) {
    return value.label()
        + switch (value.kind()) {
          case WORDS -> ":(" + String.join(" ", value.words()) + ")";
          case FILE, TEXT -> ":_files";
          case NONE -> ":";
        };
  }

  /** Without the signs that have a meaning in a description. */
  private static String plain(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
  }
}
