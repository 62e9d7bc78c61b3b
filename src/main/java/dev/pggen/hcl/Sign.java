package dev.pggen.hcl;

/**
 * Punctuation, or a character that has no place outside text.
 *
 * @param kind which one
 * @param length in code points
 * @param message what is wrong with a bad one
 * @param help what to write instead
 */
record Sign(TokenKind kind, int length, String message, String help) {
  private static Sign of(TokenKind kind, int length) {
    return new Sign(kind, length, "", "");
  }

  private static Sign bad(String message, String help) {
    return new Sign(TokenKind.BAD, 1, message, help);
  }

  /** The longest sign there. */
  static Sign at(HclText text, int at) {
    int next = text.at(at + 1);
    return switch (text.at(at)) {
      case '{' -> of(TokenKind.OPEN_BRACE, 1);
      case '}' -> of(TokenKind.CLOSE_BRACE, 1);
      case '[' -> of(TokenKind.OPEN_BRACKET, 1);
      case ']' -> of(TokenKind.CLOSE_BRACKET, 1);
      case '(' -> of(TokenKind.OPEN_PARENTHESIS, 1);
      case ')' -> of(TokenKind.CLOSE_PARENTHESIS, 1);
      case ',' -> of(TokenKind.COMMA, 1);
      case '?' -> of(TokenKind.QUESTION, 1);
      case '+' -> of(TokenKind.PLUS, 1);
      case '-' -> of(TokenKind.MINUS, 1);
      case '*' -> of(TokenKind.STAR, 1);
      case '/' -> of(TokenKind.SLASH, 1);
      case '%' -> of(TokenKind.PERCENT, 1);
      case ':' -> next == ':' ? of(TokenKind.DOUBLE_COLON, 2) : of(TokenKind.COLON, 1);
      case '.' -> text.startsWith("...", at) ? of(TokenKind.ELLIPSIS, 3) : of(TokenKind.DOT, 1);
      case '!' -> next == '=' ? of(TokenKind.NOT_EQUAL, 2) : of(TokenKind.NOT, 1);
      case '<' -> next == '=' ? of(TokenKind.LESS_OR_EQUAL, 2) : of(TokenKind.LESS, 1);
      case '>' -> next == '=' ? of(TokenKind.GREATER_OR_EQUAL, 2) : of(TokenKind.GREATER, 1);
      case '=' -> assignment(next);
      case '~' -> next == '}' ? of(TokenKind.CLOSE_SEQUENCE, 2) : unknown('~');
      case '&' -> next == '&' ? of(TokenKind.AND, 2) : bad("`&` is no operator", "write `&&`");
      case '|' -> next == '|' ? of(TokenKind.OR, 2) : bad("`|` is no operator", "write `||`");
      default -> unknown(text.at(at));
    };
  }

  private static Sign assignment(int next) {
    if (next == '=') {
      return of(TokenKind.EQUAL, 2);
    }
    return next == '>' ? of(TokenKind.ARROW, 2) : of(TokenKind.ASSIGN, 1);
  }

  private static Sign unknown(int c) {
    if (c == '\'' || c == '`' || c == 0x201C || c == 0x201D) {
      return bad("`" + Character.toString(c) + "` quotes nothing here", "write `\"`");
    }
    if (c == ';') {
      return bad("`;` ends nothing here", "write each argument on a line of its own");
    }
    boolean visible = c > ' ' && c != 0x7F && !HclCharacters.space(c) && Character.isDefined(c);
    String what =
        visible && Character.getType(c) != Character.FORMAT
            ? "`" + Character.toString(c) + "`"
            : "the character U+%04X".formatted(c);
    return bad(what + " has no meaning here", "remove it, or put it into a quoted text");
  }
}
