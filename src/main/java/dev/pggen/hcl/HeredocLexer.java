package dev.pggen.hcl;

import static dev.pggen.hcl.TokenKind.LITERAL;

/**
 * Tokens of a heredoc. Each line is a literal of its own, its break included, and more of them
 * where something is evaluated: trimming and the shared indentation are decided by these pieces.
 */
final class HeredocLexer implements HclLexer.Mode {
  private final int opener;
  private final int openerLength;
  private final String marker;
  private boolean startOfLine = true;

  /** For a heredoc whose opener is there, so long. */
  HeredocLexer(HclText text, int at, int length) {
    this.opener = at;
    int from = at + (text.at(at + 2) == '-' ? 3 : 2);
    int to = CodeLexer.wordEnd(text, from);
    this.marker = text.text(from, to);
    this.openerLength = to - at;
  }

  /** How long the opener there is, its line break included; 0 where there is none. */
  static int opener(HclText text, int at) {
    if (!text.startsWith("<<", at)) {
      return 0;
    }
    int word = at + (text.at(at + 2) == '-' ? 3 : 2);
    if (!HclCharacters.startsWord(text.at(word))) {
      return 0;
    }
    int end = CodeLexer.wordEnd(text, word);
    return text.lineBreak(end) > 0 ? end + text.lineBreak(end) - at : 0;
  }

  @Override
  public void next(HclLexer lexer) {
    HclText text = lexer.text();
    int at = lexer.at();
    int c = text.at(at);
    if (TemplateSigns.opens(text, at)) {
      startOfLine = false;
      TemplateSigns.open(lexer);
    } else if (c == '$' || c == '%') {
      sign(lexer);
    } else {
      line(lexer);
    }
  }

  /** A sign that opens nothing. HCL takes it together with a last character of its line. */
  private void sign(HclLexer lexer) {
    HclText text = lexer.text();
    int at = lexer.at();
    int escape = TemplateSigns.escape(text, at);
    int end = at + Math.max(1, escape);
    int next = text.at(at + 1);
    if (escape > 0) {
      end += text.lineBreak(end);
      startOfLine = text.at(end - 1) == '\n';
    } else {
      boolean last = next >= 0 && next < 0x80 && next != '{' && text.lineBreak(at + 2) > 0;
      end = last ? at + 2 : at + 1;
      startOfLine = last;
    }
    lexer.token(LITERAL, end - at);
  }

  private void line(HclLexer lexer) {
    HclText text = lexer.text();
    int at = lexer.at();
    int end = at;
    while (end < text.length() && !stops(text.at(end))) {
      end++;
    }
    int lineBreak = text.lineBreak(end);
    if (lineBreak == 0 && text.at(end) == '\r') {
      lexer.mistake(
          end,
          end + 1,
          "a carriage return alone cannot stand in a heredoc",
          "end lines with LF or CRLF");
    } else if (lineBreak > 0 && startOfLine && isMarker(text, at, end)) {
      lexer.token(TokenKind.CLOSE_HEREDOC, end - at);
      lexer.token(TokenKind.NEWLINE, lineBreak);
      lexer.pop();
    } else {
      startOfLine = lineBreak > 0;
      lexer.token(LITERAL, end + lineBreak - at);
    }
  }

  private static boolean stops(int c) {
    return c == '$' || c == '%' || c == '\n' || c == '\r';
  }

  private boolean isMarker(HclText text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && HclCharacters.space(text.at(start))) {
      start++;
    }
    while (end > start && HclCharacters.space(text.at(end - 1))) {
      end--;
    }
    return end - start == marker.codePointCount(0, marker.length())
        && text.text(start, end).equals(marker);
  }

  @Override
  public void end(HclLexer lexer) {
    lexer.mistake(
        opener,
        opener + openerLength,
        "this heredoc is never closed",
        "write `" + marker + "` alone on a line, and a line break behind it");
  }
}
