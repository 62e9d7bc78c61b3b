package dev.pggen.cli;

import dev.pggen.lsp.BrokenFrameException;
import dev.pggen.lsp.Server;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;

/** {@code pggen lsp}: what an editor starts, and talks with until it ends. */
final class LspVerb extends Verb {
  private final Supplier<Boolean> verbose =
      takes().flag("--verbose", "Say on standard error what the editor's log is told.");

  LspVerb() {
    super(
        "Serve an editor: findings, pages and fixes while you write.",
        "An editor starts this, and speaks the Language Server Protocol on standard input and"
            + " output. docs/editors.md shows what to write in its configuration.");
    takes().flag("--stdio", "Talk on standard input and output: there is no other way.");
  }

  @Override
  ExitCode run(Terminal terminal) throws IOException {
    // It runs for weeks: the day on which it was started would not do.
    Supplier<LocalDate> today = () -> LocalDate.now(Clock.systemUTC());
    if (terminal.isInteractive()) {
      terminal.note("pggen: waiting for an editor on standard input; Ctrl-C ends this");
      terminal.flush();
    }
    Server server =
        new Server(
            terminal.in().stream(),
            new Unsilenced(terminal.out()),
            new LspProject(terminal, today, showsPlaces()),
            Server.Timing.TYPING,
            Version.TEXT,
            line -> log(line, terminal));
    try {
      return server.run() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    } catch (BrokenFrameException e) {
      terminal.complain(
          "what comes in is no Language Server Protocol: " + e.getMessage(),
          "this verb is for editors: docs/editors.md; `pggen lint` is for people");
      return ExitCode.USAGE;
    }
  }

  private void log(String line, Terminal terminal) {
    if (verbose.get()) {
      terminal.note("pggen: " + line);
      terminal.err().flush();
    }
  }

  /** A stream that says when nobody reads it any more, which PrintStream keeps to itself. */
  private static final class Unsilenced extends OutputStream {
    private final PrintStream out;

    Unsilenced(PrintStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      out.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
      if (out.checkError()) { // this flushes first
        throw new IOException("nobody reads any more");
      }
    }
  }
}
