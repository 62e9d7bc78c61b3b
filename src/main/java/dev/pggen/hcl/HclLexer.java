package dev.pggen.hcl;

import dev.pggen.source.Comment;
import dev.pggen.source.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Splits a text into tokens. Quotes, heredocs and interpolations may stand in each other to any
 * depth; each has a lexer of its own, and the innermost goes on. Ends at the first mistake.
 */
final class HclLexer {
  private final HclText text;
  private final Tokens tokens = new Tokens();
  private final List<Comment> comments = new ArrayList<>();
  private final Deque<Mode> modes = new ArrayDeque<>();
  private Optional<Finding> mistake = Optional.empty();
  private int at;

  /** What reads one token, where it is the innermost. */
  interface Mode {
    /** Reads at least one character, or makes a mistake. */
    void next(HclLexer lexer);

    /** What to say of a text that ends in it. */
    void end(HclLexer lexer);
  }

  private HclLexer(HclText text) {
    this.text = text;
  }

  static HclLexer over(HclText text) {
    HclLexer lexer = new HclLexer(text);
    lexer.modes.push(new CodeLexer(0));
    while (lexer.mistake.isEmpty() && lexer.at < text.length()) {
      lexer.mode().next(lexer);
    }
    if (lexer.mistake.isEmpty()) {
      lexer.mode().end(lexer);
    }
    lexer.tokens.add(TokenKind.END, text.length(), text.length());
    return lexer;
  }

  Tokens tokens() {
    return tokens;
  }

  List<Comment> comments() {
    return comments;
  }

  /** Why the last token is bad. */
  Optional<Finding> mistake() {
    return mistake;
  }

  HclText text() {
    return text;
  }

  /** Where to go on. */
  int at() {
    return at;
  }

  private Mode mode() {
    return modes.getFirst();
  }

  /** Takes so many characters as a token. */
  void token(TokenKind kind, int length) {
    tokens.add(kind, at, at + length);
    at += length;
  }

  /** Takes so many characters that mean nothing. */
  void skip(int length) {
    at += length;
  }

  /** Takes a comment. */
  void comment(int opener, int end, int closer) {
    String words = text.text(at + opener, end - closer).strip();
    comments.add(new Comment(words, text.span(at, end), text.firstOfLine(at)));
    at = end;
  }

  void push(Mode mode) {
    modes.push(mode);
  }

  void pop() {
    modes.pop();
  }

  /** Ends the text with a mistake. */
  void mistake(int from, int to, String message, String help) {
    tokens.add(TokenKind.BAD, from, to);
    mistake = Optional.of(HclRules.INVALID.at(text.span(from, to), message).help(help));
  }
}
