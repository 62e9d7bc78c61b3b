package dev.pggen.catalog.template;

import dev.pggen.source.SourceFile;
import java.util.Optional;

/**
 * Reads a Jinja template with the exact place of everything. Never throws, whatever the text. Jinja
 * itself compiles what this accepts, if the files that it includes and imports are there.
 */
public final class TemplateReader {
  private static final int LONGEST = 1 << 20;

  private TemplateReader() {}

  /**
   * What was read.
   *
   * @param template if the text is one
   * @param mistake the first one, if it is not
   */
  public record Read(Optional<Template> template, Optional<Mistake> mistake) {}

  /** What a file of at most 1 MiB says, or the first thing that is wrong with it. */
  public static Read read(SourceFile file) {
    if (file.text().length() > LONGEST) {
      return failed(new Mistake(file.start(), "the template is larger than 1 MiB"));
    }
    Lexer lexer = new Lexer(file);
    StatementParser statements = new StatementParser();
    try {
      statements.read(lexer.tags());
    } catch (Wrong e) {
      return failed(new Mistake(e.place(), e.text()));
    }
    return new Read(
        Optional.of(
            new Template(
                file, statements.outputs(), statements.all(), statements.files(), !lexer.marked())),
        Optional.empty());
  }

  private static Read failed(Mistake mistake) {
    return new Read(Optional.empty(), Optional.of(mistake));
  }
}
