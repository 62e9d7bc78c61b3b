package dev.pggen.hcl;

import dev.pggen.source.At;
import java.util.ArrayList;
import java.util.List;

/** Reads one operand: a value, the signs before it and the steps behind it. */
final class TermReader {
  private final TokenCursor cursor;
  private final ExpressionReader expressions;
  private final TraversalReader traversals;
  private final CollectionReader collections;
  private final TemplateReader templates;

  TermReader(TokenCursor cursor, ExpressionReader expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.traversals = new TraversalReader(cursor, expressions);
    this.collections = new CollectionReader(cursor, expressions);
    this.templates = new TemplateReader(cursor, expressions);
  }

  HclExpression operand() {
    TokenKind kind = cursor.peek();
    if (kind == TokenKind.MINUS || kind == TokenKind.NOT) {
      return unary();
    }
    int first = cursor.ahead();
    HclExpression term =
        kind == TokenKind.WORD ? word() : kind == TokenKind.NUMBER ? number() : compound();
    return traversals.steps(term, first);
  }

  private HclExpression unary() {
    cursor.enter();
    int sign = cursor.read();
    HclExpression operand = operand();
    cursor.leave();
    return new HclExpression.Unary(
        new At<>(cursor.text(sign), cursor.span(sign)), operand, cursor.span(sign, cursor.last()));
  }

  private HclExpression number() {
    int token = cursor.read();
    String digits = cursor.text(token);
    if (!NumberText.valid(digits)) {
      cursor.fail(token, "`" + digits + "` is no number", "put it in quotes if it is a text");
    }
    return new HclExpression.Number(digits, cursor.span(token));
  }

  private HclExpression word() {
    int token = cursor.read();
    if (cursor.peek() == TokenKind.OPEN_PARENTHESIS || cursor.peek() == TokenKind.DOUBLE_COLON) {
      return call(token);
    }
    String word = cursor.text(token);
    return switch (word) {
      case "true" -> new HclExpression.Bool(true, cursor.span(token));
      case "false" -> new HclExpression.Bool(false, cursor.span(token));
      case "null" -> new HclExpression.Null(cursor.span(token));
      default ->
          new HclTraversal.Variable(
              new At<>(word, cursor.span(token)), List.of(), cursor.span(token));
    };
  }

  private HclExpression compound() {
    switch (cursor.peek()) {
      case OPEN_BRACKET:
        return collections.tuple();
      case OPEN_BRACE:
        return collections.object();
      case OPEN_QUOTE, OPEN_HEREDOC:
        return templates.read();
      case OPEN_PARENTHESIS:
        return parentheses();
      case NEWLINE, END:
        cursor.fail(cursor.last(), "a value is missing behind this", "add it on the same line");
        break;
      case LESS:
        cursor.fail(
            cursor.ahead(),
            "no value can begin with `<`",
            "a heredoc opens with `<<` or `<<-` and a bare word at the end of its line");
        break;
      default:
        String sign = cursor.text(cursor.ahead());
        cursor.fail(
            cursor.ahead(), "no value can begin with `" + sign + "`", cursor.help("quote a text"));
    }
    return new HclExpression.Null(cursor.span(cursor.ahead()));
  }

  private HclExpression parentheses() {
    int open = cursor.read();
    boolean newlines = cursor.newlines(false);
    HclExpression inner = expressions.read();
    if (!cursor.take(TokenKind.CLOSE_PARENTHESIS)) {
      cursor.unclosed(open, "this does not belong into the parentheses", "write `)` before it");
    }
    cursor.newlines(newlines);
    return new HclExpression.Parentheses(inner, cursor.span(open, cursor.last()));
  }

  private HclExpression call(int first) {
    StringBuilder name = new StringBuilder(cursor.text(first));
    while (cursor.take(TokenKind.DOUBLE_COLON)) {
      if (!cursor.take(TokenKind.WORD)) {
        cursor.fail(cursor.ahead(), "the name of a function must follow `::`", "add the name");
      }
      name.append("::").append(cursor.text(cursor.last()));
    }
    At<String> named = new At<>(name.toString(), cursor.span(first, cursor.last()));
    if (cursor.peek() != TokenKind.OPEN_PARENTHESIS) {
      cursor.fail(first, "`" + name + "` is called without `(`", "write its arguments in `(…)`");
    }
    int open = cursor.read();
    boolean newlines = cursor.newlines(false);
    List<HclExpression> arguments = new ArrayList<>();
    boolean expanded = false;
    boolean more = true;
    while (more && cursor.peek() != TokenKind.CLOSE_PARENTHESIS && !cursor.failed()) {
      arguments.add(expressions.read());
      expanded = cursor.take(TokenKind.ELLIPSIS);
      more = !expanded && cursor.take(TokenKind.COMMA);
    }
    if (!cursor.take(TokenKind.CLOSE_PARENTHESIS)) {
      cursor.unclosed(open, "a comma is missing before this argument", "add `,` or `)`");
    }
    cursor.newlines(newlines);
    return new HclExpression.Call(named, arguments, expanded, cursor.span(first, cursor.last()));
  }
}
