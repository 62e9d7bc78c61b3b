package dev.pggen.cli;

import dev.pggen.report.Visible;
import java.nio.file.Path;

/** Shows on a terminal how far a run over many files has come; elsewhere it is silent. */
final class Progress {
  private static final String CLEAR = "\r\u001b[K";

  private final Terminal terminal;
  private final int all;
  private final boolean shown;
  private int done;

  Progress(Terminal terminal, int all) {
    this.terminal = terminal;
    this.all = all;
    this.shown = all > 1 && terminal.terminals().contains("2");
  }

  /** The next file begins. */
  void next(Path file) {
    done++;
    if (shown) {
      String name = Visible.text(String.valueOf(file.getFileName()));
      terminal.err().print(CLEAR + done + "/" + all + " " + name);
      terminal.err().flush();
    }
  }

  /** All files are done. */
  void end() {
    if (shown) {
      terminal.err().print(CLEAR);
      terminal.err().flush();
    }
  }
}
