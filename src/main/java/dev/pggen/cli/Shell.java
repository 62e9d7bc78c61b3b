package dev.pggen.cli;

import java.util.List;

/** A shell that completes what is typed. */
enum Shell {
  BASH,
  ZSH,
  FISH;

  /** The file that it reads to complete pggen. */
  String completions(List<Taken> verbs) {
    return switch (this) {
      case BASH -> BashCompletion.of(verbs);
      case ZSH -> ZshCompletion.of(verbs);
      case FISH -> FishCompletion.of(verbs);
    };
  }

  /** A word that no shell of these takes apart. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
