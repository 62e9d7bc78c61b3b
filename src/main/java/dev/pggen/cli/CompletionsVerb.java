package dev.pggen.cli;

import java.util.function.Supplier;

/** {@code pggen completions}: so that a shell knows verbs, options and their words. */
final class CompletionsVerb extends Verb {
  private final Supplier<Shell> shell =
      takes().argument("SHELL", "bash, zsh or fish.", Shell.class);

  CompletionsVerb() {
    super(
        "Print what a shell reads to complete verbs, options and their words.",
        "Example:",
        "  pggen completions bash >~/.local/share/bash-completion/completions/pggen");
  }

  @Override
  ExitCode run(Terminal terminal) {
    terminal.out().print(shell.get().completions(Verbs.taken()));
    return ExitCode.CLEAN;
  }
}
