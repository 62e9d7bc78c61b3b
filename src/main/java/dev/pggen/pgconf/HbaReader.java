package dev.pggen.pgconf;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads pg_hba.conf as the server of a major version does, from 14 on. A line that the server
 * refuses is a finding and leaves no entry. Not judged: whether roles and databases exist, whether
 * TLS is on, and what this build of the server can do.
 */
public final class HbaReader {
  private static final Set<String> INCLUDES = Set.of("include", "include_if_exists", "include_dir");

  private HbaReader() {}

  /** What a file says; always a value. */
  public static Result<HbaFile> read(SourceFile file, int major) {
    List<HbaEntry> entries = new ArrayList<>();
    List<PgComment> comments = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (TextLine line : TextLine.joined(file)) {
      HbaLexer lexer = new HbaLexer(line);
      List<HbaLexer.Field> fields = lexer.fields();
      lexer.comment().ifPresent(comments::add);
      if (!fields.isEmpty()) {
        entry(fields, major, findings).ifPresent(entries::add);
      }
    }
    return Result.of(new HbaFile(file, major, entries, comments), findings);
  }

  /** The words of a file that a record names by {@code @}: names between commas and blanks. */
  public static List<HbaToken> words(SourceFile file) {
    List<HbaToken> words = new ArrayList<>();
    for (TextLine line : TextLine.joined(file)) {
      for (HbaLexer.Field field : new HbaLexer(line).fields()) {
        words.addAll(field.tokens());
      }
    }
    return words;
  }

  private static Optional<HbaEntry> entry(
      List<HbaLexer.Field> fields, int major, List<Finding> findings) {
    String word = fields.get(0).first().text();
    if (major >= 16 && fields.size() == 2 && INCLUDES.contains(word)) {
      HbaToken path = fields.get(1).first();
      Span span = HbaRecordReader.from(fields.get(0).first().span(), fields.get(1).last().span());
      return Optional.of(new HbaEntry.Include(word, path.text(), span));
    }
    Result<HbaEntry.Record> record = new HbaRecordReader(fields, major).read();
    findings.addAll(record.findings());
    return record.value().map(HbaEntry.class::cast);
  }
}
