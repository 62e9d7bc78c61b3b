package dev.pggen.hcl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads lists and maps, and those that are made from others. */
final class CollectionReader {
  private final TokenCursor cursor;
  private final ExpressionReader expressions;

  CollectionReader(TokenCursor cursor, ExpressionReader expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  HclExpression tuple() {
    int open = cursor.read();
    boolean newlines = cursor.newlines(false);
    HclExpression tuple = cursor.word(cursor.ahead(), "for") ? made(open) : items(open);
    cursor.newlines(newlines);
    return tuple;
  }

  private HclTuple items(int open) {
    List<HclExpression> items = new ArrayList<>();
    boolean more = true;
    while (more && cursor.peek() != TokenKind.CLOSE_BRACKET && !cursor.failed()) {
      items.add(expressions.read());
      more = cursor.take(TokenKind.COMMA);
    }
    if (!cursor.take(TokenKind.CLOSE_BRACKET)) {
      cursor.unclosed(open, "a comma is missing before this item", "add `,` or `]`");
    }
    return new HclTuple(items, cursor.span(open, cursor.last()));
  }

  HclExpression object() {
    int open = cursor.read();
    boolean made = cursor.word(cursor.aheadOfLines(), "for");
    boolean newlines = cursor.newlines(!made);
    HclExpression object = made ? made(open) : entries(open);
    cursor.newlines(newlines);
    return object;
  }

  private HclObject entries(int open) {
    List<HclObject.Entry> entries = new ArrayList<>();
    boolean more = true;
    while (more && cursor.peek() != TokenKind.CLOSE_BRACE && !cursor.failed()) {
      if (cursor.take(TokenKind.NEWLINE)) {
        continue;
      }
      entries.add(entry(open));
      more = cursor.take(TokenKind.COMMA) || cursor.take(TokenKind.NEWLINE);
    }
    if (!cursor.take(TokenKind.CLOSE_BRACE)) {
      cursor.unclosed(
          open, "a comma or a new line is missing before this", "separate the entries, or add `}`");
    }
    return new HclObject(entries, cursor.span(open, cursor.last()));
  }

  private HclObject.Entry entry(int open) {
    HclExpression key = expressions.read();
    if (!cursor.take(TokenKind.ASSIGN) && !cursor.take(TokenKind.COLON)) {
      if (cursor.peek() == TokenKind.NEWLINE || cursor.peek() == TokenKind.COMMA) {
        cursor.fail(cursor.last(), "this key has no value", "write `key = value`");
      }
      cursor.unclosed(
          open, "`=` is missing before this", "write `key = value`; quote a key that is no word");
    }
    return new HclObject.Entry(key, expressions.read());
  }

  /** Behind the bracket or brace of a list or map that is made from another. */
  private HclExpression made(int open) {
    cursor.read();
    boolean map = cursor.tokens().kind(open) == TokenKind.OPEN_BRACE;
    ForHead head = ForHead.read(cursor, expressions);
    if (!cursor.take(TokenKind.COLON)) {
      cursor.unclosed(open, "`:` is missing before this", ForHead.HELP);
    }
    HclExpression value = expressions.read();
    Optional<HclExpression> key = Optional.empty();
    if (cursor.take(TokenKind.ARROW)) {
      key = Optional.of(value);
      value = expressions.read();
    }
    boolean grouped = cursor.take(TokenKind.ELLIPSIS);
    int sign = cursor.last();
    Optional<HclExpression> condition = Optional.empty();
    if (cursor.word(cursor.ahead(), "if")) {
      cursor.read();
      condition = Optional.of(expressions.read());
    }
    if (!cursor.take(cursor.tokens().kind(open).closer())) {
      cursor.unclosed(open, "the `for` must end before this", ForHead.HELP);
    }
    if (map && key.isEmpty()) {
      cursor.fail(open, "this map is made without keys", "write `key => value` behind the `:`");
    } else if (!map && key.isPresent()) {
      cursor.fail(open, "a list has no keys", "write braces for a map, or leave out `key =>`");
    } else if (!map && grouped) {
      cursor.fail(sign, "`...` groups the values of a map only", "remove it");
    }
    return new HclFor(
        head.keyName(),
        head.valueName(),
        head.collection(),
        key,
        value,
        grouped,
        condition,
        cursor.span(open, cursor.last()));
  }
}
