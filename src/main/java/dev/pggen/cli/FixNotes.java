package dev.pggen.cli;

import dev.pggen.source.Severity;

/** What is said after mending: how much, and what is left. */
final class FixNotes {
  private final FixOptions options;
  private final Terminal terminal;

  FixNotes(FixOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  /** Says it on the stream that is not the report's. */
  void tell(Looked last, FixedTexts texts) {
    texts.refusals().forEach(refusal -> terminal.note("pggen: " + refusal));
    int sum = texts.fixed().values().stream().mapToInt(n -> n).sum();
    int files = texts.fixed().size();
    String first =
        sum == 0
            ? "nothing to fix"
            : sum
                + (options.diff() ? " can be fixed in " : " fixed in ")
                + files
                + (files == 1 ? " file" : " files");
    long more =
        last.findings().stream().filter(f -> f.fix().isPresent() && !options.takes(f)).count();
    long errors = last.findings().stream().filter(f -> f.severity() == Severity.ERROR).count();
    String open = errors == 1 ? "; 1 error is left" : "; " + errors + " errors are left";
    terminal.note(
        first
            + (more == 0 ? "" : ", " + more + " more with --fix=unsafe")
            + (options.diff() && errors > 0 ? open : ""));
    last.elsewhere()
        .forEach(
            (path, n) ->
                terminal.note(
                    "pggen: "
                        + n
                        + (n == 1 ? " more lies in `" : " more lie in `")
                        + path
                        + "`, which other specs share: mend it there"));
  }
}
