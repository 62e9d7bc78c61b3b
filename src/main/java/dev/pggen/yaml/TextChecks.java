package dev.pggen.yaml;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Whether bytes are text that every YAML reader sees alike. */
final class TextChecks {
  /** 1 MiB; the largest known Compose file in public is a tenth of it. */
  static final int MAX_TEXT = 1 << 20;

  private TextChecks() {}

  static Result<SourceFile> decode(String path, byte[] bytes) {
    SourceFile empty = SourceFile.of(path, "");
    if (bytes.length > MAX_TEXT) {
      return Result.failed(List.of(tooLarge(empty.start())));
    }
    if (isUtf16(bytes)) {
      return Result.failed(
          List.of(
              YamlRules.NOT_TEXT
                  .at(empty.start(), "the file is UTF-16, not UTF-8")
                  .help("save it as UTF-8")));
    }
    int from = startsWithBom(bytes) ? 3 : 0;
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult end = decoder.decode(in, out, true);
    SourceFile file = SourceFile.of(path, out.flip().toString());
    if (end.isError()) {
      int bad = bytes[in.position()] & 0xff;
      return Result.failed(
          List.of(
              YamlRules.NOT_TEXT
                  .at(end(file), "the byte 0x%02x is not UTF-8".formatted(bad))
                  .help("save the file as UTF-8")));
    }
    return Result.of(file);
  }

  /** The first character that readers do not agree on. */
  static Optional<Finding> firstBadCharacter(SourceFile file) {
    String text = file.text();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (!readable(c)) {
        SourceFile before = SourceFile.of(file.path(), text.substring(0, i));
        Span end = end(before);
        Span span = file.span(end.line(), end.column(), end.line(), end.column() + 1);
        return Optional.of(
            YamlRules.NOT_TEXT
                .at(span, "the character U+%04X cannot stand in YAML".formatted(c))
                .help("remove it, or write it as an escape in double quotes"));
      }
      i += Character.charCount(c);
    }
    return Optional.empty();
  }

  /** Printable in YAML 1.1 and 1.2; U+0085, U+2028 and U+2029 end a line in 1.1 only. */
  static boolean readable(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0x7e)
        || (c >= 0xa0 && c <= 0xd7ff && c != 0x2028 && c != 0x2029)
        || (c >= 0xe000 && c <= 0xfffd)
        || (c >= 0x10000 && c <= 0x10ffff);
  }

  static Finding tooLarge(Span span) {
    return YamlRules.TOO_LARGE.at(span, "the file is larger than 1 MiB").help("split it");
  }

  private static Span end(SourceFile file) {
    int line = file.lineCount();
    String last = file.line(line);
    int column = last.codePointCount(0, last.length()) + 1;
    return file.span(line, column, line, column);
  }

  private static boolean startsWithBom(byte[] bytes) {
    return bytes.length >= 3
        && (bytes[0] & 0xff) == 0xef
        && (bytes[1] & 0xff) == 0xbb
        && (bytes[2] & 0xff) == 0xbf;
  }

  /** A UTF-16 mark, or a first character of which one half is zero. */
  private static boolean isUtf16(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    return (first == 0xfe && second == 0xff)
        || (first == 0xff && second == 0xfe)
        || (first == 0) != (second == 0);
  }
}
