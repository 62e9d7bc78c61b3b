package dev.pggen.hcl;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads HCL2's native syntax with the exact place of everything; what HashiCorp's own reader
 * refuses is refused here. Evaluates nothing. Never throws, whatever the text.
 *
 * <p>Stricter than theirs: text that is not UTF-8 or holds a NUL is refused also in comments. Words
 * may hold letters that Java's Unicode version knows, which is older than theirs.
 */
public final class HclReader {
  /** 4 MiB; a scheduler takes no job of more than one. */
  static final int MAX_TEXT = 4 << 20;

  private HclReader() {}

  /** Text from bytes: strict UTF-8, at most 4 MiB, a byte order mark dropped. */
  public static Result<SourceFile> decode(String path, byte[] bytes) {
    SourceFile empty = SourceFile.of(path, "");
    if (bytes.length > MAX_TEXT) {
      return Result.failed(List.of(tooLarge(empty)));
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
      HclText text = new HclText(file);
      int bad = bytes[in.position()] & 0xff;
      return Result.failed(
          List.of(
              HclRules.INVALID
                  .at(
                      text.span(text.length(), text.length()),
                      "the byte 0x%02x is not UTF-8".formatted(bad))
                  .help("save the file as UTF-8")));
    }
    return Result.of(file);
  }

  /**
   * What a file says. At most 4 MiB and 100 levels.
   *
   * <p>An argument that is set twice is an error that leaves a value, the first one, and so is a
   * comma at the end of its line; other broken syntax and limits leave none, and the first mistake
   * is the only one that is told. In a file that {@link #isFilledIn} a variable may stand where a
   * value is expected; what it will be is unknown. So is what stands between <code>{{</code> and
   * <code>}}</code> on one line, if the file is HCL but for that: that it is none yet is told.
   *
   * @param format whose file it is, a runtime's id
   */
  public static Result<HclFile> read(SourceFile file, String format) {
    if (file.text().length() > MAX_TEXT) {
      return Result.failed(List.of(tooLarge(file)));
    }
    HclText text = new HclText(file);
    int nul = file.text().indexOf('\0');
    if (nul >= 0) {
      int at = file.text().codePointCount(0, nul);
      return Result.failed(
          List.of(
              HclRules.INVALID
                  .at(text.span(at, at + 1), "the character U+0000 cannot stand in HCL")
                  .help("remove it")));
    }
    Result<HclFile> plain = read(text, file, format, List.of());
    if (plain.value().isPresent() || !file.text().contains("{{")) {
      return plain;
    }
    Result<HclFile> template = read(new HclText(file, true), file, format, plain.findings());
    return template.value().isPresent() ? template : plain;
  }

  private static Result<HclFile> read(
      HclText text, SourceFile file, String format, List<Finding> before) {
    HclLexer lexer = HclLexer.over(text);
    TokenCursor cursor = new TokenCursor(lexer);
    BodyReader bodies = new BodyReader(cursor);
    HclBody body = bodies.file();
    Optional<Finding> mistake = cursor.mistake().or(lexer::mistake);
    if (mistake.isPresent()) {
      return Result.failed(List.of(FilledInFirst.told(mistake.get())));
    }
    List<Finding> passed = new ArrayList<>();
    before.forEach(told -> passed.add(isTemplate(told)));
    passed.addAll(bodies.passed());
    boolean filledIn = isFilledIn(file.path()) || !before.isEmpty();
    return Result.of(new HclFile(file, format, body, lexer.comments(), filledIn), passed);
  }

  private static Finding isTemplate(Finding mistake) {
    return mistake
        .why("Nomad cannot read this file before another program fills in what stands in braces")
        .help(
            "let that program write the file before it is run; `pggen lint` has read the rest as if"
                + " it had");
  }

  /** Decodes and reads. */
  public static Result<HclFile> read(String path, byte[] bytes, String format) {
    Result<SourceFile> file = decode(path, bytes);
    return file.value().isPresent()
        ? read(file.value().get(), format)
        : Result.failed(file.findings());
  }

  /** Whether a file is called like one that Terraform fills in before anybody reads it. */
  public static boolean isFilledIn(String path) {
    String name = without(".nomad", without(".hcl", path)); // web.tmpl.hcl, as web.hcl.tmpl
    return name.endsWith(".tpl") || name.endsWith(".tftpl") || name.endsWith(".tmpl");
  }

  private static String without(String ending, String name) {
    return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
  }

  private static Finding tooLarge(SourceFile file) {
    return HclRules.TOO_LARGE.at(file.start(), "the file is larger than 4 MiB").help("split it");
  }

  private static boolean startsWithBom(byte[] bytes) {
    return bytes.length >= 3
        && (bytes[0] & 0xff) == 0xef
        && (bytes[1] & 0xff) == 0xbb
        && (bytes[2] & 0xff) == 0xbf;
  }
}
