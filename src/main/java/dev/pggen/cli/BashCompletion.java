package dev.pggen.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Completions for bash, without the package bash-completion. */
final class BashCompletion {
  /** Bash takes {@code --option=word} for three words. */
  private static final String HEAD =
      """
      # Completions of pggen for bash, as `pggen completions bash` prints them.
      _pggen() {
        local verb=${COMP_WORDS[1]} before=${COMP_WORDS[COMP_CWORD-1]} now=${COMP_WORDS[COMP_CWORD]} words='' files=
        COMPREPLY=()
        if [[ $now == = ]]; then
          now=
        elif [[ $before == = ]]; then
          before=${COMP_WORDS[COMP_CWORD-2]}
        fi
      """;

  private static final String TAIL =
      """
        COMPREPLY=($(compgen -W "$words" -- "$now"))
        if [[ -n $files ]]; then
          compopt -o filenames 2>/dev/null
          local IFS=$'\\n'
          COMPREPLY+=($(compgen -f -- "$now"))
        fi
      }
      complete -F _pggen pggen
      """;

  private BashCompletion() {}

  static String of(List<Taken> verbs) {
    String words = verbs.stream().map(Taken::word).collect(Collectors.joining(" "));
    StringBuilder out = new StringBuilder(HEAD);
    out.append("  if ((COMP_CWORD == 1)); then\n    words='").append(words);
    out.append(" help --help --version'\n  elif [[ $verb == help ]]; then\n    words='");
    out.append(words).append("'\n  else\n    case $verb:$before in\n");
    verbs.forEach(verb -> values(verb, out));
    out.append("      *)\n        case $verb in\n");
    verbs.forEach(verb -> rest(verb, out));
    return out.append("        esac\n        ;;\n    esac\n  fi\n").append(TAIL).toString();
  }

  /** What follows an option that takes a value. */
  private static void values(Taken verb, StringBuilder out) {
    for (Taken.Option option : verb.options()) {
      if (option.value().kind() != Taken.Kind.NONE && !option.value().optional()) {
        String patterns =
            option.names().stream()
                .map(n -> verb.word() + ":" + n)
                .collect(Collectors.joining("|"));
        out.append("      ").append(patterns).append(") ").append(value(option.value()));
        out.append(" ;;\n");
      }
    }
  }

  private static String value(Taken.Value value) {
    return switch (value.kind()) {
      case WORDS -> "words='" + String.join(" ", value.words()) + "'";
      case FILE -> "files=1";
      case NONE, TEXT -> ":";
    };
  }

  private static void rest(Taken verb, StringBuilder out) {
    List<String> words = new ArrayList<>();
    verb.options().forEach(option -> words.addAll(option.names()));
    verb.arguments().forEach(argument -> words.addAll(argument.value().words()));
    boolean files = verb.arguments().stream().anyMatch(a -> a.value().kind() != Taken.Kind.WORDS);
    out.append("          ").append(verb.word()).append(") words='");
    out.append(String.join(" ", words)).append('\'').append(files ? " files=1" : "");
    out.append(" ;;\n");
  }
}
