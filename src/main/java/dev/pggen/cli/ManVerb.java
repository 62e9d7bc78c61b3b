package dev.pggen.cli;

/** {@code pggen man}: the help of all verbs as a manual page. */
final class ManVerb extends Verb {
  ManVerb() {
    super(
        "Print the manual page, pggen(1).",
        "Example:",
        "  pggen man >~/.local/share/man/man1/pggen.1");
  }

  @Override
  ExitCode run(Terminal terminal) {
    terminal.out().print(new ManPage(Verbs.taken()).text());
    return ExitCode.CLEAN;
  }
}
