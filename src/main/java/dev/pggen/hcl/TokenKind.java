package dev.pggen.hcl;

/** What a piece of the text is to the grammar. Blanks and comments are none. */
enum TokenKind {
  END,
  BAD,
  NEWLINE,
  WORD,
  NUMBER,
  OPEN_QUOTE,
  CLOSE_QUOTE,
  OPEN_HEREDOC,
  CLOSE_HEREDOC,
  LITERAL,
  OPEN_INTERPOLATION,
  OPEN_DIRECTIVE,
  CLOSE_SEQUENCE,
  OPEN_BRACE,
  CLOSE_BRACE,
  OPEN_BRACKET,
  CLOSE_BRACKET,
  OPEN_PARENTHESIS,
  CLOSE_PARENTHESIS,
  COMMA,
  DOT,
  COLON,
  DOUBLE_COLON,
  QUESTION,
  ASSIGN,
  ARROW,
  ELLIPSIS,
  OR,
  AND,
  EQUAL,
  NOT_EQUAL,
  LESS,
  LESS_OR_EQUAL,
  GREATER,
  GREATER_OR_EQUAL,
  PLUS,
  MINUS,
  STAR,
  SLASH,
  PERCENT,
  NOT;

  /** How tightly it binds two operands, 1 the loosest; 0 for what is no such operator. */
  int rank() {
    return switch (this) {
      case OR -> 1;
      case AND -> 2;
      case EQUAL, NOT_EQUAL -> 3;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> 4;
      case PLUS, MINUS -> 5;
      case STAR, SLASH, PERCENT -> 6;
      default -> 0;
    };
  }

  /** What closes it. */
  TokenKind closer() {
    return switch (this) {
      case OPEN_QUOTE -> CLOSE_QUOTE;
      case OPEN_HEREDOC -> CLOSE_HEREDOC;
      case OPEN_BRACE -> CLOSE_BRACE;
      case OPEN_BRACKET -> CLOSE_BRACKET;
      case OPEN_PARENTHESIS -> CLOSE_PARENTHESIS;
      default -> CLOSE_SEQUENCE;
    };
  }
}
