package dev.pggen.hcl;

import java.text.Normalizer;

/** From text as it is written to what it says. */
final class StringText {
  private static final String ESCAPES = "HCL knows `\\n`, `\\r`, `\\t`, `\\\"`, `\\\\`, `\\uXXXX`";

  private final TokenCursor cursor;
  private final HclText text;

  StringText(TokenCursor cursor) {
    this.cursor = cursor;
    this.text = cursor.text();
  }

  /** What a literal token of a heredoc says: only the signs that open something are escaped. */
  String heredoc(int token) {
    return decoded(token, false);
  }

  /** What a literal token of a quoted text says. */
  String quoted(int token) {
    return decoded(token, true);
  }

  private String decoded(int token, boolean backslashes) {
    int from = cursor.tokens().from(token);
    int to = cursor.tokens().to(token);
    if (TemplateSigns.escape(text, from) > 0 && to - from > 2) {
      return text.text(from + 1, to);
    }
    int escape = backslashes ? next('\\', from, to) : to;
    if (escape == to) {
      return text.text(from, to);
    }
    StringBuilder out = new StringBuilder();
    int at = from;
    while (escape < to) {
      out.append(text.text(at, escape));
      at = escape(escape, to, out);
      escape = next('\\', at, to);
    }
    return out.append(text.text(at, to)).toString();
  }

  private int next(char c, int from, int to) {
    int at = from;
    while (at < to && text.at(at) != c) {
      at++;
    }
    return at;
  }

  /** Where the text goes on behind an escape. */
  private int escape(int at, int to, StringBuilder out) {
    int letter = at + 1 < to ? text.at(at + 1) : HclText.NONE;
    switch (letter) {
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case '"', '\\' -> out.append((char) letter);
      case 'u' -> {
        return unicode(at, 4, to, out);
      }
      case 'U' -> {
        return unicode(at, 8, to, out);
      }
      default ->
          cursor.fail(
              text.span(at, Math.min(to, at + 2)),
              "`" + text.text(at, Math.min(to, at + 2)) + "` is no escape that HCL knows",
              ESCAPES + "; a backslash itself is `\\\\`");
    }
    return Math.min(to, at + 2);
  }

  private int unicode(int at, int digits, int to, StringBuilder out) {
    int end = at + 2;
    while (end < to
        && end < at + 2 + digits
        && Character.digit(text.at(end), 16) >= 0
        && text.at(end) < 0x80) {
      end++;
    }
    if (end < at + 2 + digits) {
      cursor.fail(
          text.span(at, end),
          "`" + text.text(at, at + 2) + "` needs " + digits + " hexadecimal digits",
          "write `\\\\` for a backslash");
      return end;
    }
    long point = Long.parseLong(text.text(at + 2, end), 16);
    if (point > Character.MAX_CODE_POINT || (point >= 0xD800 && point <= 0xDFFF)) {
      cursor.fail(
          text.span(at, end),
          "`" + text.text(at, end) + "` is no character",
          "write one beyond U+FFFF as `\\U` with eight digits");
      return end;
    }
    out.appendCodePoint((int) point);
    return end;
  }

  /** As HCL's programs see it: composed to Unicode's NFC. */
  static String composed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x300) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text; // nothing below U+0300 changes
  }
}
