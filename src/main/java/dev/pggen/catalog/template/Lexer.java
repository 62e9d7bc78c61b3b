package dev.pggen.catalog.template;

import dev.pggen.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text into tags and their words, as Jinja does with its default delimiters. */
final class Lexer {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+"
              + "|[0-9](_?[0-9])*(\\.[0-9](_?[0-9])*)?([eE][+-]?[0-9]+)?)");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final List<String> SIGNS =
      List.of(
          "//", "**", "==", "!=", ">=", "<=", "+", "-", "*", "/", "%", "~", "|", ".", ",", ":", "(",
          ")", "[", "]", "{", "}", "=", "<", ">", ";");
  private static final String OPEN = "([{";
  private static final String CLOSE = ")]}";
  private static final Pattern END_RAW = Pattern.compile("\\{%[-+]?\\s*endraw\\s*[-+]?%\\}");

  private final String text;
  private final Places places;
  private final List<Tag> tags = new ArrayList<>();
  private boolean comments;
  private int at;

  Lexer(SourceFile file) {
    this.text = file.text();
    this.places = new Places(file);
  }

  /** All tags in order, comments left out. */
  List<Tag> tags() throws Wrong {
    while (true) {
      int brace = next();
      if (brace < 0) {
        return tags;
      }
      at = brace;
      switch (text.charAt(brace + 1)) {
        case '#' -> comment();
        case '{' -> tag(true);
        default -> tag(false);
      }
    }
  }

  /** Whether there was anything that is not plain text. */
  boolean marked() {
    return comments || !tags.isEmpty();
  }

  private int next() {
    for (int i = at; i + 1 < text.length(); i++) {
      if (text.charAt(i) == '{' && "{%#".indexOf(text.charAt(i + 1)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private void comment() throws Wrong {
    int end = text.indexOf("#}", at + 2);
    if (end < 0) {
      throw wrong(at, at + 2, "a comment begins here and never ends");
    }
    comments = true;
    at = end + 2;
  }

  private void tag(boolean output) throws Wrong {
    int from = at;
    at += 2;
    if (at < text.length() && "-+".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    List<Token> tokens = new ArrayList<>();
    Brackets open = new Brackets();
    String end = output ? "}}" : "%}";
    while (!isEnd(end, open)) {
      blanks();
      if (at >= text.length()) {
        throw wrong(from, from + 2, "a tag begins here and never ends");
      }
      if (!isEnd(end, open)) {
        Token token = token();
        open.see(token);
        tokens.add(token);
      }
    }
    int close = at;
    at += text.startsWith(end, at) ? 2 : 3;
    tokens.add(new Token(Token.Kind.END, "", places.span(close, at)));
    Tag tag = new Tag(output, tokens, places.span(from, at));
    tags.add(tag);
    if (!output && tokens.get(0).isName("raw") && tokens.size() == 2) {
      raw(from);
    }
  }

  private boolean isEnd(String end, Brackets open) {
    boolean signed =
        at < text.length() && "-+".indexOf(text.charAt(at)) >= 0 && text.startsWith(end, at + 1);
    return open.none() && (signed || text.startsWith(end, at));
  }

  private void raw(int from) throws Wrong {
    Matcher end = END_RAW.matcher(text);
    if (!end.find(at)) {
      throw wrong(from, at, "`raw` begins here and never ends");
    }
    tags.remove(tags.size() - 1);
    comments = true;
    at = end.end();
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private Token token() throws Wrong {
    char c = text.charAt(at);
    if (c == '"' || c == '\'') {
      return string(c);
    }
    Matcher name = NAME.matcher(text).region(at, text.length());
    if (name.lookingAt()) {
      return token(Token.Kind.NAME, name.end());
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (number.lookingAt()) {
      return token(Token.Kind.NUMBER, number.end());
    }
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        return token(Token.Kind.SIGN, at + sign.length());
      }
    }
    throw wrong(at, at + Character.charCount(text.codePointAt(at)), "a character that no tag has");
  }

  private Token token(Token.Kind kind, int end) {
    Token token = new Token(kind, text.substring(at, end), places.span(at, end));
    at = end;
    return token;
  }

  private Token string(char quote) throws Wrong {
    int i = at + 1;
    while (i < text.length() && text.charAt(i) != quote) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    if (i >= text.length()) {
      throw wrong(at, at + 1, "a string begins here and never ends");
    }
    String value = Escapes.read(text.substring(at + 1, i));
    Token token = new Token(Token.Kind.STRING, value, places.span(at, i + 1));
    at = i + 1;
    return token;
  }

  private Wrong wrong(int from, int to, String message) {
    return new Wrong(places.span(from, to), message);
  }

  /** Brackets that are open; within them a tag cannot end. */
  private static final class Brackets {
    private final StringBuilder open = new StringBuilder();

    boolean none() {
      return open.isEmpty();
    }

    void see(Token token) throws Wrong {
      if (token.kind() != Token.Kind.SIGN || token.text().length() != 1) {
        return;
      }
      char c = token.text().charAt(0);
      if (OPEN.indexOf(c) >= 0) {
        open.append(c);
      }
      int closes = CLOSE.indexOf(c);
      if (closes < 0) {
        return;
      }
      if (open.isEmpty() || open.charAt(open.length() - 1) != OPEN.charAt(closes)) {
        throw new Wrong(token.span(), "`" + c + "` closes nothing");
      }
      open.setLength(open.length() - 1);
    }
  }
}
