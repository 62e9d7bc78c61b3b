package dev.pggen.cli;

import dev.pggen.source.Finding;
import dev.pggen.source.SourceFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks, mends, and looks again, until there is nothing more to mend. Files are changed in memory
 * first, and written once, when all is done.
 */
final class Fixing {
  private static final int PASSES = 10;

  /** With passes of one fix each, where several together did harm. */
  private static final int MOST_PASSES = 100;

  private final FixOptions options;
  private final Look look;
  private final Optional<Piped> piped;
  private final FixedTexts texts = new FixedTexts();

  /** Reads and lints, as if some files had other texts. */
  @FunctionalInterface
  interface Look {
    Looked at(Map<String, SourceFile> instead) throws IOException;
  }

  /**
   * With what the options say.
   *
   * @param piped a text that is mended on its way from standard input to standard output
   */
  Fixing(FixOptions options, Optional<Piped> piped, Look look) {
    this.options = options;
    this.piped = piped;
    this.look = look;
  }

  /** Mends, writes or prints, and reports what is left. */
  ExitCode run(ReportOptions report, boolean withPlaces, Terminal terminal) throws IOException {
    Looked looked = mend();
    FixedFiles results = new FixedFiles(looked.files().paths(), texts, terminal);
    FixNotes notes = new FixNotes(options, terminal);
    if (options.diff()) {
      ExitCode printed = results.print().or(looked.tell(withPlaces));
      notes.tell(looked, texts);
      boolean fails =
          looked.findings().stream().anyMatch(f -> f.severity().reaches(report.failOn()));
      return printed.or(fails ? ExitCode.FINDINGS : ExitCode.CLEAN);
    }
    if (piped.isPresent()) {
      piped.get().print(texts.now(), terminal);
      ExitCode found = looked.report(report, withPlaces, terminal.beside());
      notes.tell(looked, texts);
      return found;
    }
    ExitCode written = results.write();
    Looked last = written == ExitCode.FILES ? look.at(texts.now()) : looked;
    ExitCode found = last.report(report, withPlaces, terminal);
    terminal.out().flush();
    notes.tell(last, texts);
    return written.or(found);
  }

  /** The texts that files have when all is mended; nothing is written or printed. */
  Map<String, SourceFile> mended() throws IOException {
    mend();
    return texts.now();
  }

  private Looked mend() throws IOException {
    Looked looked = look.at(texts.now());
    int whole = 0;
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      Map<String, List<Finding>> mended = texts.pass(looked, options);
      if (mended.isEmpty()) {
        return looked;
      }
      if (!texts.isCareful() && ++whole > PASSES) {
        break;
      }
      Looked next = look.at(texts.now());
      Map<String, String> worse = new HashMap<>();
      for (String path : mended.keySet()) {
        Optional<String> why = FixCheck.worse(path, looked, next);
        why.ifPresent(w -> worse.put(path, w));
      }
      worse.forEach((path, why) -> texts.takeBack(path, why));
      looked = worse.isEmpty() ? next : look.at(texts.now());
    }
    texts.giveUp();
    return look.at(texts.now());
  }
}
