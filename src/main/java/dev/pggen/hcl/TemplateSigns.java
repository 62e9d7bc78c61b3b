package dev.pggen.hcl;

/** The signs that open something in a text, and their escapes. */
final class TemplateSigns {
  private TemplateSigns() {}

  /** Whether <code>${</code> or <code>%{</code> stands there. */
  static boolean opens(HclText text, int at) {
    return (text.at(at) == '$' || text.at(at) == '%') && text.at(at + 1) == '{';
  }

  /** Takes the sign, with the {@code ~} that may follow; code follows. */
  static void open(HclLexer lexer) {
    int at = lexer.at();
    boolean directive = lexer.text().at(at) == '%';
    int length = lexer.text().at(at + 2) == '~' ? 3 : 2;
    lexer.push(CodeLexer.sequence(at));
    lexer.token(directive ? TokenKind.OPEN_DIRECTIVE : TokenKind.OPEN_INTERPOLATION, length);
  }

  /** How long the escape of such a sign is, {@code ~} included; 0 where there is none. */
  static int escape(HclText text, int at) {
    if (!opens(text, at + 1) || text.at(at) != text.at(at + 1)) {
      return 0;
    }
    return text.at(at + 3) == '~' ? 4 : 3;
  }
}
