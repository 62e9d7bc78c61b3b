package dev.pggen.hcl;

import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads the steps behind a value. */
final class TraversalReader {
  private static final String NAME_OR_INDEX = "write a name, or an index as `[0]`";

  private final TokenCursor cursor;
  private final ExpressionReader expressions;

  TraversalReader(TokenCursor cursor, ExpressionReader expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /**
   * A value with the steps behind it, if there are any.
   *
   * @param first the first token of the value
   */
  HclExpression steps(HclExpression term, int first) {
    int outer = cursor.wrapping();
    HclExpression value = term;
    List<HclTraversal.Step> steps = new ArrayList<>();
    while (cursor.peek() == TokenKind.DOT || cursor.peek() == TokenKind.OPEN_BRACKET) {
      Span before = cursor.span(first, cursor.last());
      int open = cursor.read();
      boolean dot = cursor.tokens().kind(open) == TokenKind.DOT;
      if (cursor.peek() == TokenKind.STAR) {
        HclExpression source = with(value, steps, before);
        steps.clear();
        Span marker = marker(open, dot);
        HclExpression item = new HclTraversal.Item(marker);
        HclExpression each = dot ? names(item) : itemSteps(item, open);
        value = new HclTraversal.Splat(source, each, cursor.span(first, cursor.last()));
        cursor.wrap();
      } else if (dot) {
        steps.add(step(open));
      } else {
        HclExpression key = key(open);
        Span span = cursor.span(open, cursor.last());
        if (constant(key)) {
          steps.add(new HclTraversal.Key(key, span));
        } else {
          HclExpression source = with(value, steps, before);
          steps.clear();
          value = new HclTraversal.Index(source, key, cursor.span(first, cursor.last()));
          cursor.wrap();
        }
      }
    }
    HclExpression whole = with(value, steps, cursor.span(first, cursor.last()));
    cursor.wrapped(outer);
    return whole;
  }

  private HclExpression itemSteps(HclExpression item, int first) {
    cursor.enter();
    HclExpression each = steps(item, first);
    cursor.leave();
    return each;
  }

  private HclExpression with(HclExpression value, List<HclTraversal.Step> steps, Span span) {
    if (steps.isEmpty()) {
      return value;
    }
    if (value instanceof HclTraversal.Variable variable) {
      return new HclTraversal.Variable(variable.name(), steps, span);
    }
    cursor.wrap();
    return new HclTraversal.Access(value, steps, span);
  }

  /** The star, and behind a bracket its end. */
  private Span marker(int open, boolean dot) {
    cursor.read();
    if (!dot && !cursor.take(TokenKind.CLOSE_BRACKET)) {
      cursor.fail(cursor.ahead(), "`]` must follow `[*`", "write `[*]`");
    }
    return cursor.span(open, cursor.last());
  }

  /** The steps that a star behind a dot takes along: names and old-fashioned indexes. */
  private HclExpression names(HclExpression item) {
    List<HclTraversal.Step> steps = new ArrayList<>();
    int first = cursor.ahead();
    while (cursor.take(TokenKind.DOT)) {
      steps.add(step(cursor.last()));
    }
    return steps.isEmpty()
        ? item
        : new HclTraversal.Access(item, steps, cursor.span(first, cursor.last()));
  }

  /** Behind a dot. */
  private HclTraversal.Step step(int dot) {
    int token = cursor.read();
    String text = cursor.text(token);
    if (cursor.tokens().kind(token) == TokenKind.WORD) {
      return new HclTraversal.Name(text, cursor.span(dot, token));
    }
    if (cursor.tokens().kind(token) != TokenKind.NUMBER) {
      cursor.fail(dot, "a name must follow this dot", NAME_OR_INDEX);
    } else if (text.contains(".") || !NumberText.valid(text)) {
      cursor.fail(token, "`" + text + "` reads as one number", "write two indexes as `[0][1]`");
    }
    HclExpression number = new HclExpression.Number(text, cursor.span(token));
    return new HclTraversal.Key(number, cursor.span(dot, token));
  }

  private HclExpression key(int open) {
    boolean newlines = cursor.newlines(false);
    HclExpression key = expressions.read();
    if (!cursor.take(TokenKind.CLOSE_BRACKET)) {
      cursor.unclosed(open, "this does not belong into the index", "write `]` before it");
    }
    cursor.newlines(newlines);
    return key;
  }

  private static boolean constant(HclExpression key) {
    return key instanceof HclExpression.Number
        || key instanceof HclExpression.Bool
        || key instanceof HclExpression.Null
        || key.text().isPresent();
  }
}
