package dev.pggen.hcl;

import static dev.pggen.hcl.TokenKind.CLOSE_BRACE;
import static dev.pggen.hcl.TokenKind.CLOSE_SEQUENCE;
import static dev.pggen.hcl.TokenKind.OPEN_BRACE;
import static dev.pggen.hcl.TokenKind.OPEN_HEREDOC;
import static dev.pggen.hcl.TokenKind.OPEN_QUOTE;

/** Tokens outside text: of a file, or of an interpolation or directive in a text. */
final class CodeLexer implements HclLexer.Mode {
  private final int opener;
  private final boolean inText;
  private int braces;

  /**
   * For a file.
   *
   * @param at where it begins
   */
  CodeLexer(int at) {
    this(at, false);
  }

  private CodeLexer(int opener, boolean inText) {
    this.opener = opener;
    this.inText = inText;
  }

  /** For an interpolation or directive that was just opened, to its closing brace. */
  static CodeLexer sequence(int opener) {
    return new CodeLexer(opener, true);
  }

  @Override
  public void next(HclLexer lexer) {
    HclText text = lexer.text();
    int at = lexer.at();
    int c = text.at(at);
    if (c == ' ' || c == '\t') {
      lexer.skip(1);
    } else if (text.lineBreak(at) > 0) {
      lexer.token(TokenKind.NEWLINE, text.lineBreak(at));
    } else if (HclCharacters.startsWord(c)) {
      lexer.token(TokenKind.WORD, wordEnd(text, at) - at);
    } else if (HclCharacters.digit(c)) {
      lexer.token(TokenKind.NUMBER, NumberText.end(text, at) - at);
    } else if (c == '#' || text.startsWith("//", at)) {
      lexer.comment(c == '#' ? 1 : 2, lineEnd(text, at), 0);
    } else if (text.startsWith("/*", at)) {
      blockComment(lexer);
    } else if (c == '"') {
      lexer.push(new QuoteLexer(at));
      lexer.token(OPEN_QUOTE, 1);
    } else {
      heredocOrSign(lexer);
    }
  }

  /** A value that is put in before the file is read counts as one word, which nobody knows. */
  private static int filledIn(HclText text, int at) {
    if (text.action(at) > 0) {
      return text.action(at);
    }
    if (!text.isFilledIn() || !text.startsWith("${", at)) {
      return 0;
    }
    int end = at + 2;
    while (end < text.length() && text.at(end) != '}' && text.lineBreak(end) == 0) {
      end++;
    }
    return end < text.length() && text.at(end) == '}' ? end + 1 - at : 0;
  }

  private void heredocOrSign(HclLexer lexer) {
    int value = inText ? 0 : filledIn(lexer.text(), lexer.at());
    if (value > 0) {
      lexer.token(TokenKind.WORD, value);
      return;
    }
    int length = HeredocLexer.opener(lexer.text(), lexer.at());
    if (length > 0) {
      lexer.push(new HeredocLexer(lexer.text(), lexer.at(), length));
      lexer.token(OPEN_HEREDOC, length);
      return;
    }
    Sign sign = Sign.at(lexer.text(), lexer.at());
    if (sign.kind() == OPEN_BRACE) {
      braces++;
    } else if (sign.kind() == CLOSE_BRACE && inText && braces == 0) {
      lexer.token(CLOSE_SEQUENCE, 1);
      lexer.pop();
      return;
    } else if (sign.kind() == CLOSE_BRACE) {
      braces--;
    } else if (sign.kind() == CLOSE_SEQUENCE && inText && braces == 0) {
      lexer.pop();
    }
    if (sign.kind() == TokenKind.BAD) {
      lexer.mistake(lexer.at(), lexer.at() + sign.length(), sign.message(), sign.help());
    } else {
      lexer.token(sign.kind(), sign.length());
    }
  }

  private static void blockComment(HclLexer lexer) {
    HclText text = lexer.text();
    int end = lexer.at() + 2;
    while (end < text.length() && !text.startsWith("*/", end)) {
      end++;
    }
    if (end == text.length()) {
      lexer.mistake(
          lexer.at(), lexer.at() + 2, "this comment is never closed", "close it with `*/`");
    } else {
      lexer.comment(2, end + 2, 2);
    }
  }

  static int wordEnd(HclText text, int from) {
    int end = from;
    while (HclCharacters.continuesWord(text.at(end))) {
      end++;
    }
    return end;
  }

  private static int lineEnd(HclText text, int from) {
    int end = from;
    while (end < text.length() && text.lineBreak(end) == 0) {
      end++;
    }
    return end;
  }

  @Override
  public void end(HclLexer lexer) {
    if (inText) {
      String sign = lexer.text().text(opener, opener + 2);
      lexer.mistake(
          opener,
          opener + 2,
          "this `" + sign + "` is never closed",
          "add `}`, or write `"
              + sign.charAt(0)
              + sign
              + "` if it is meant for a shell or another program");
    }
  }
}
