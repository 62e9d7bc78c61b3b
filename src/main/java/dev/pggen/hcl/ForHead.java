package dev.pggen.hcl;

/**
 * What is gone through, and what each of it is called: {@code key, value in collection}.
 *
 * @param keyName empty if there is only one name
 * @param valueName of the values
 * @param collection behind {@code in}
 */
record ForHead(String keyName, String valueName, HclExpression collection) {
  static final String HELP = "write `for name in list : value`";

  /** Behind {@code for}. */
  static ForHead read(TokenCursor cursor, ExpressionReader expressions) {
    String key = "";
    String value = name(cursor);
    if (cursor.take(TokenKind.COMMA)) {
      key = value;
      value = name(cursor);
    }
    if (!cursor.word(cursor.ahead(), "in")) {
      cursor.fail(cursor.ahead(), "`in` is missing before this", HELP);
    }
    cursor.read();
    return new ForHead(key, value, expressions.read());
  }

  private static String name(TokenCursor cursor) {
    if (!cursor.take(TokenKind.WORD)) {
      cursor.fail(cursor.ahead(), "a name must follow `for` or its comma", HELP);
    }
    return cursor.text(cursor.last());
  }
}
