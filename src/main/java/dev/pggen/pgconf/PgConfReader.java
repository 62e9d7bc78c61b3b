package dev.pggen.pgconf;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads postgresql.conf as the server does. Names and values are not judged here; a line that the
 * server cannot read is a finding and leaves no entry.
 */
public final class PgConfReader {
  private final SourceFile file;
  private final List<PgConfEntry> entries = new ArrayList<>();
  private final List<PgComment> comments = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private PgConfReader(SourceFile file) {
    this.file = file;
  }

  /** What a file says; always a value. */
  public static Result<PgConfFile> read(SourceFile file) {
    PgConfReader reader = new PgConfReader(file);
    for (TextLine line : TextLine.all(file)) {
      reader.line(line);
    }
    return Result.of(new PgConfFile(file, reader.entries, reader.comments), reader.findings);
  }

  private void line(TextLine line) {
    ConfLexer lexer = new ConfLexer(line.text());
    Optional<ConfLexer.Token> first = lexer.next();
    boolean readable = first.isEmpty() || entry(line, lexer, first.get());
    int hash = lexer.position();
    if (readable && hash < line.length()) {
      String text = line.text().substring(hash + 1).strip();
      boolean alone = line.text().substring(0, hash).isBlank();
      comments.add(new PgComment(text, line.span(hash, line.length()), alone));
    }
  }

  /** Whether the line could be read; the server skips the rest of it after a mistake. */
  private boolean entry(TextLine line, ConfLexer lexer, ConfLexer.Token name) {
    if (!name.kind().isName()) {
      mistake(line.span(name.from(), name.to()), "a line must begin with a parameter's name");
      return false;
    }
    Optional<ConfLexer.Token> value = lexer.next();
    if (value.isPresent() && value.get().kind() == ConfLexer.Kind.EQUALS) {
      value = lexer.next();
    }
    if (value.isEmpty()) {
      mistake(line.span(name.from(), name.to()), "`" + name.text() + "` has no value");
      return false;
    }
    Optional<ConfLexer.Token> rest = value.get().kind().isValue() ? lexer.next() : value;
    if (rest.isPresent()) {
      badValue(line, name, rest.get());
      return false;
    }
    add(line, name, value.get());
    return true;
  }

  private void add(TextLine line, ConfLexer.Token name, ConfLexer.Token value) {
    boolean quoted = value.kind() == ConfLexer.Kind.STRING;
    entries.add(
        new PgConfEntry(
            name.text(),
            line.span(name.from(), name.to()),
            quoted ? ConfQuoting.unquoted(value.text()) : value.text(),
            line.span(value.from(), value.to()),
            quoted));
  }

  private void badValue(TextLine line, ConfLexer.Token name, ConfLexer.Token token) {
    boolean openQuote = token.text().equals("'");
    Finding finding =
        PgRules.CONF_SYNTAX.at(
            line.span(token.from(), token.to()),
            openQuote
                ? "this quote is never closed"
                : "`" + token.text() + "` cannot stand in the bare value of `" + name.text() + "`");
    findings.add(
        finding.help(openQuote ? "close it on the same line" : "put the value in single quotes"));
  }

  private void mistake(Span span, String message) {
    findings.add(PgRules.CONF_SYNTAX.at(span, message).help("write `name = value`"));
  }
}
