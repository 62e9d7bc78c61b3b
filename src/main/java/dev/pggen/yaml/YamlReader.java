package dev.pggen.yaml;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * Reads YAML with the exact place of everything. Never throws, whatever the text: what is wrong
 * with it is a finding, and where the file can still be understood there is a value as well.
 */
public final class YamlReader {
  private YamlReader() {}

  /** Text from bytes: strict UTF-8, at most 1 MiB, a byte order mark dropped. */
  public static Result<SourceFile> decode(String path, byte[] bytes) {
    return TextChecks.decode(path, bytes);
  }

  /**
   * What a file says. At most 1 MiB, 50 levels and 500 aliases.
   *
   * <p>Duplicate keys (the first one counts), tags and aliases that the dialect does not know, and
   * a second document are errors that leave a value; broken syntax and limits leave none.
   */
  public static Result<YamlDocument> read(SourceFile file, YamlDialect dialect) {
    if (file.text().length() > TextChecks.MAX_TEXT) {
      return Result.failed(List.of(TextChecks.tooLarge(file.start())));
    }
    Optional<Finding> bad = TextChecks.firstBadCharacter(file);
    if (bad.isPresent()) {
      return Result.failed(List.of(bad.get()));
    }
    return new TreeReader(file, dialect).read();
  }

  /**
   * The same, where the rest of a file counts though it is refused as a whole. Behind broken syntax
   * of single values there is a document, whose {@link YamlDocument#unread} are their places; what
   * its tree holds there is a word that nobody wrote.
   */
  public static Result<YamlDocument> readOn(SourceFile file, YamlDialect dialect) {
    Result<YamlDocument> read = read(file, dialect);
    return read.value().isPresent()
        ? read
        : new UnreadValues(file, dialect).behind(read).orElse(read);
  }

  /** What the document says that begins in a place, where {@code PG005} was found. */
  public static Result<YamlDocument> from(Span start, YamlDialect dialect) {
    return new TreeReader(start.file(), dialect).readFrom(start.line());
  }

  /** Decodes and reads. */
  public static Result<YamlDocument> read(String path, byte[] bytes, YamlDialect dialect) {
    Result<SourceFile> file = decode(path, bytes);
    return file.value().isPresent()
        ? read(file.value().get(), dialect)
        : Result.failed(file.findings());
  }
}
