package dev.pggen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code --loss-report}: in which forms losses are written, and where to. */
final class LossOutputs implements Options.Check {
  private final ReportOptions report;
  private final List<LossForm> forms = new ArrayList<>();

  /** As the command line says; an {@code --output} may follow as behind {@code --format}. */
  LossOutputs(Options takes, ReportOptions report) {
    this.report = report;
    report.and(
        takes,
        "--loss-report",
        "<form>",
        "Say what the runtimes weaken or ignore, and why: human or json. An --output after it says"
            + " where to; on standard output it stands alone.",
        LossForm.class);
    takes.check(this);
  }

  @Override
  public void check() throws UsageException {
    for (TypedForm form : report.others()) {
      forms.add(LossForm.of(form.word()));
    }
  }

  /** Whether standard output is theirs: what else there is to say goes beside it. */
  boolean takeStandardOutput() {
    return report.others().stream().anyMatch(form -> form.file().isEmpty());
  }

  /** Writes them. */
  void write(List<Rendering> renderings, List<Path> specs, Terminal terminal) throws IOException {
    List<String> read = specs.stream().map(s -> Stages.shown(s, terminal.directory())).toList();
    for (int i = 0; i < forms.size(); i++) {
      TypedForm form = report.others().get(i);
      String text = LossReport.of(forms.get(i), renderings);
      if (form.file().isPresent()) {
        ReportFile.write(form.file().get(), text, read, terminal.directory());
      } else {
        terminal.out().print(text);
      }
    }
  }
}
