package dev.pggen.hcl;

import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import java.util.Optional;

/**
 * Goes through the tokens. After the first mistake only the end is left, so that every reader comes
 * to its end by itself.
 */
final class TokenCursor {
  private static final int MAX_DEPTH = 100;

  private final HclText text;
  private final Tokens tokens;
  private final Optional<Finding> lexical;
  private Optional<Finding> mistake = Optional.empty();
  private boolean newlines = true;
  private int next;
  private int last;
  private int level;
  private int sequences;
  private int deepest;

  TokenCursor(HclLexer lexer) {
    this.text = lexer.text();
    this.tokens = lexer.tokens();
    this.lexical = lexer.mistake();
  }

  HclText text() {
    return text;
  }

  Tokens tokens() {
    return tokens;
  }

  /** The first mistake. */
  Optional<Finding> mistake() {
    return mistake;
  }

  /**
   * Whether line breaks are tokens, from here on.
   *
   * @return whether they were before
   */
  boolean newlines(boolean on) {
    boolean before = newlines;
    newlines = on;
    return before;
  }

  /** The next token that counts. */
  int ahead() {
    while (!newlines && tokens.kind(next) == TokenKind.NEWLINE) {
      next++;
    }
    return next;
  }

  /** The next token that counts if line breaks do not. */
  int aheadOfLines() {
    int token = next;
    while (tokens.kind(token) == TokenKind.NEWLINE) {
      token++;
    }
    return token;
  }

  TokenKind peek() {
    return tokens.kind(ahead());
  }

  /** Takes the next token; the end stays. */
  int read() {
    last = ahead();
    if (tokens.kind(last) == TokenKind.BAD) {
      fail(last, "", "");
    } else if (tokens.kind(last) != TokenKind.END) {
      next++;
    }
    return last;
  }

  /** Takes the next token if it is of this kind. */
  boolean take(TokenKind kind) {
    if (peek() != kind) {
      return false;
    }
    read();
    return true;
  }

  /** The token that was taken last. */
  int last() {
    return last;
  }

  /** Whether a number was taken last, and nothing stands between it and the next token. */
  boolean numberTouches() {
    return tokens.kind(last) == TokenKind.NUMBER && tokens.to(last) == tokens.from(ahead());
  }

  /** Whether a token is this word. */
  boolean word(int token, String word) {
    return tokens.kind(token) == TokenKind.WORD && text(token).equals(word);
  }

  /** The text of a token. */
  String text(int token) {
    return text.text(tokens.from(token), tokens.to(token));
  }

  Span span(int token) {
    return span(token, token);
  }

  /** From the start of one token to the end of another. */
  Span span(int first, int last) {
    return text.span(tokens.from(first), Math.max(tokens.from(first), tokens.to(last)));
  }

  boolean failed() {
    return mistake.isPresent();
  }

  /** A mistake at a token; what the lexer says of it counts more. */
  void fail(int token, String message, String help) {
    boolean bad = lexical.isPresent() && tokens.kind(ahead()) == TokenKind.BAD;
    Span span = span(token);
    fail(bad ? lexical.get() : HclRules.INVALID.at(span, message).help(help));
  }

  /** A mistake behind an opener: either the next token does not fit, or the text ends. */
  void unclosed(int open, String message, String help) {
    if (peek() != TokenKind.END) {
      fail(ahead(), message, help(help));
      return;
    }
    String sign = text(open).strip();
    fail(open, "this `" + sign + "` is never closed", help("close it"));
  }

  /** Counts what is evaluated in texts, from its opener to its end. */
  void sequences(int change) {
    sequences += change;
  }

  /** A next step; in a text it is mostly the sign before it that was not meant. */
  String help(String otherwise) {
    return sequences == 0
        ? otherwise
        : "write `$${` or `%%{` if it is meant for a shell or another program";
  }

  /** A mistake in what was taken. */
  void fail(Span span, String message, String help) {
    fail(HclRules.INVALID.at(span, message).help(help));
  }

  private void fail(Finding finding) {
    if (mistake.isEmpty()) {
      mistake = Optional.of(finding);
    }
    next = tokens.size() - 1;
  }

  /** Goes one level deeper; too deep is a mistake. */
  void enter() {
    level++;
    deepest = Math.max(deepest, level);
    if (level > MAX_DEPTH) {
      tooDeep();
    }
  }

  void leave() {
    level--;
  }

  /**
   * Before a value around which others may be wrapped from the left, as in {@code a + b + c}.
   *
   * @return to be handed to {@link #wrapped}
   */
  int wrapping() {
    int outer = deepest;
    deepest = level;
    return outer;
  }

  /** The value, as deep as it is by now, gets one level deeper. */
  void wrap() {
    if (++deepest > MAX_DEPTH) {
      tooDeep();
    }
  }

  /** No more is wrapped around the value. */
  void wrapped(int outer) {
    deepest = Math.max(outer, deepest);
  }

  private void tooDeep() {
    fail(
        HclRules.TOO_LARGE
            .at(span(ahead()), "nested deeper than " + MAX_DEPTH + " levels")
            .help("nothing that is meant needs so many: write it out, or split the file"));
  }
}
