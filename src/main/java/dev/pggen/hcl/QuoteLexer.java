package dev.pggen.hcl;

import static dev.pggen.hcl.TokenKind.LITERAL;

/** Tokens of a text in double quotes. */
final class QuoteLexer implements HclLexer.Mode {
  private static final String CLOSE_IT =
      "close it on the same line; a longer text is written as a heredoc, or with `\\n`";

  private final int opener;

  /**
   * For a text that was just opened.
   *
   * @param opener where its quote is
   */
  QuoteLexer(int opener) {
    this.opener = opener;
  }

  @Override
  public void next(HclLexer lexer) {
    HclText text = lexer.text();
    int at = lexer.at();
    int c = text.at(at);
    if (c == '"') {
      lexer.token(TokenKind.CLOSE_QUOTE, 1);
      lexer.pop();
    } else if (c == '\n' || c == '\r') {
      end(lexer);
    } else if (TemplateSigns.opens(text, at)) {
      TemplateSigns.open(lexer);
    } else if (text.action(at) > 0) {
      action(lexer, text.action(at));
    } else if (c == '$' || c == '%') {
      lexer.token(LITERAL, Math.max(1, TemplateSigns.escape(text, at)));
    } else {
      lexer.token(LITERAL, runEnd(text, at) - at);
    }
  }

  /** What another program fills in counts as an interpolation of one word, which nobody knows. */
  private static void action(HclLexer lexer, int length) {
    lexer.token(TokenKind.OPEN_INTERPOLATION, 1);
    lexer.token(TokenKind.WORD, length - 2);
    lexer.token(TokenKind.CLOSE_SEQUENCE, 1);
  }

  /** Up to what ends it or could be evaluated; a backslash takes the next character with it. */
  private static int runEnd(HclText text, int from) {
    int end = from;
    while (true) {
      int c = text.at(end);
      if (c == HclText.NONE || c == '"' || c == '$' || c == '%' || c == '\n' || c == '\r') {
        return end;
      }
      if (c == '{' && end > from && text.action(end) > 0) {
        return end;
      }
      int next = text.at(end + 1);
      boolean pair = c == '\\' && next != HclText.NONE && next != '\n' && next != '\r';
      end += pair ? 2 : 1;
    }
  }

  @Override
  public void end(HclLexer lexer) {
    lexer.mistake(opener, opener + 1, "this quote is never closed", CLOSE_IT);
  }
}
