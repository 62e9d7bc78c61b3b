package dev.pggen.hcl;

import dev.pggen.source.At;
import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads arguments and blocks. */
final class BodyReader {
  private static final String EITHER = "write `name = value` or `name { … }`";
  private static final String ONE_LINE =
      "a block on one line holds one argument; put each on a line of its own";

  private final TokenCursor cursor;
  private final ExpressionReader expressions;
  private final List<Finding> passed = new ArrayList<>();

  BodyReader(TokenCursor cursor) {
    this.cursor = cursor;
    this.expressions = new ExpressionReader(cursor);
  }

  /** Mistakes behind which it went on: arguments set before, and what HCL 1 took. */
  List<Finding> passed() {
    return passed;
  }

  /** What a file holds. */
  HclBody file() {
    List<HclItem> items = items();
    if (cursor.peek() != TokenKind.END) {
      cursor.fail(cursor.ahead(), "this `}` closes nothing", "remove it, or open its block");
    }
    return new HclBody(items, cursor.text().span(0, cursor.text().length()));
  }

  /** Up to its end, which is not taken, or a brace too many. */
  private List<HclItem> items() {
    List<HclItem> items = new ArrayList<>();
    Map<String, Span> names = new HashMap<>();
    while (cursor.peek() != TokenKind.END && cursor.peek() != TokenKind.CLOSE_BRACE) {
      if (cursor.take(TokenKind.NEWLINE)) {
        continue;
      }
      HclItem item = item();
      if (item instanceof HclAttribute attribute && !first(attribute, names)) {
        continue;
      }
      items.add(item);
    }
    return items;
  }

  private boolean first(HclAttribute attribute, Map<String, Span> names) {
    String name = attribute.name().value();
    Span before = names.putIfAbsent(name, attribute.name().span());
    if (before != null) {
      passed.add(
          HclRules.DUPLICATE_ARGUMENT
              .at(attribute.name().span(), "`" + name + "` is set twice")
              .related(before, "the first one")
              .help("keep one of them"));
    }
    return before == null;
  }

  private HclItem item() {
    if (cursor.peek() == TokenKind.OPEN_QUOTE) {
      int first = cursor.ahead();
      return line(quoted(), first);
    }
    int name = name();
    return cursor.peek() == TokenKind.ASSIGN ? line(word(name), name) : block(name);
  }

  /** HCL 1 took quotes around the name of an argument. */
  private At<String> quoted() {
    int first = cursor.ahead();
    At<String> name = label();
    Finding finding =
        HclRules.INVALID
            .at(cursor.span(first), "the name of an argument is not quoted")
            .help("remove the quotes");
    if (cursor.peek() == TokenKind.ASSIGN) {
      passed.add(finding);
    } else {
      cursor.fail(finding.span(), finding.message(), finding.help());
    }
    return name;
  }

  private At<String> word(int name) {
    return new At<>(cursor.text(name), cursor.span(name));
  }

  /** A word that an item may begin with, followed by what makes it one. */
  private int name() {
    int name = cursor.read();
    TokenKind kind = cursor.tokens().kind(name);
    if (kind != TokenKind.WORD) {
      cursor.fail(name, "an argument or a block must begin here", EITHER);
    }
    TokenKind next = cursor.peek();
    if (next == TokenKind.ASSIGN || opensBlock(next)) {
      return name;
    }
    String word = "`" + cursor.text(name) + "`";
    if (next == TokenKind.COLON) {
      cursor.fail(cursor.ahead(), word + " is followed by `:`", "write `=`");
    }
    cursor.fail(name, word + " is neither an argument nor a block", EITHER);
    return name;
  }

  private static boolean opensBlock(TokenKind kind) {
    return kind == TokenKind.OPEN_BRACE || kind == TokenKind.OPEN_QUOTE || kind == TokenKind.WORD;
  }

  private HclAttribute line(At<String> name, int first) {
    HclAttribute attribute = attribute(name, first);
    if (cursor.peek() == TokenKind.COMMA) {
      comma();
    }
    TokenKind next = cursor.peek();
    if (next == TokenKind.WORD && cursor.numberTouches()) {
      String glued = cursor.text(cursor.last()) + cursor.text(cursor.ahead());
      Span span = cursor.span(cursor.last(), cursor.ahead());
      cursor.fail(span, "`" + glued + "` is neither a number nor a word", "put it in quotes");
    } else if (next != TokenKind.END && next != TokenKind.NEWLINE) {
      String word = "`" + attribute.name().value() + "`";
      cursor.fail(
          cursor.ahead(),
          "the line of " + word + " must end before this",
          "put it on a line of its own, or into the value");
    }
    return attribute;
  }

  /** At the end of a line HCL 1 took it: what is meant is clear. */
  private void comma() {
    int comma = cursor.ahead();
    TokenKind after = cursor.tokens().kind(comma + 1);
    if (after == TokenKind.NEWLINE) {
      cursor.read();
      passed.add(
          HclRules.INVALID
              .at(cursor.span(comma), "arguments are separated by lines")
              .help("remove the comma"));
    } else {
      cursor.fail(comma, "arguments are separated by lines", "remove the comma");
    }
  }

  private HclAttribute attribute(At<String> name, int first) {
    cursor.read(); // the equals sign
    HclExpression value = expressions.read();
    return new HclAttribute(name, value, cursor.span(first, cursor.last()));
  }

  private HclBlock block(int type) {
    List<At<String>> labels = new ArrayList<>();
    while (cursor.peek() == TokenKind.OPEN_QUOTE || cursor.peek() == TokenKind.WORD) {
      labels.add(label());
    }
    Span definition = cursor.span(type, cursor.last());
    if (cursor.peek() != TokenKind.OPEN_BRACE) {
      String word = "`" + cursor.text(type) + "`";
      cursor.fail(
          cursor.peek() == TokenKind.ASSIGN ? cursor.ahead() : type,
          cursor.peek() == TokenKind.ASSIGN
              ? "a block has no `=`"
              : "the block " + word + " has no `{` on its line",
          "write `{` behind its labels");
    }
    int open = cursor.read();
    cursor.enter();
    List<HclItem> items = content(open);
    cursor.leave();
    HclBody body = new HclBody(items, cursor.span(open, cursor.last()));
    Span span = cursor.span(type, cursor.last());
    if (cursor.peek() != TokenKind.END && cursor.peek() != TokenKind.NEWLINE) {
      cursor.fail(
          cursor.ahead(), "the line of a block's `}` must end before this", "begin a new line");
    }
    return new HclBlock(
        new At<>(cursor.text(type), cursor.span(type)), labels, body, definition, span);
  }

  /** Up to the closing brace, which is taken. */
  private List<HclItem> content(int open) {
    TokenKind first = cursor.peek();
    boolean lines =
        first == TokenKind.NEWLINE || first == TokenKind.CLOSE_BRACE || first == TokenKind.END;
    List<HclItem> items = lines ? items() : List.of(single());
    if (cursor.peek() == TokenKind.END) {
      cursor.fail(open, "this `{` is never closed", "add the closing `}`");
    } else if (cursor.peek() != TokenKind.CLOSE_BRACE) {
      boolean lineEnds = cursor.peek() == TokenKind.NEWLINE;
      cursor.fail(
          lineEnds ? open : cursor.ahead(),
          lineEnds
              ? "this `{` must be closed on its line, or begin a new one"
              : "the block must be closed before this",
          ONE_LINE);
    }
    cursor.read();
    return items;
  }

  private HclItem single() {
    if (cursor.peek() == TokenKind.OPEN_QUOTE) {
      int first = cursor.ahead();
      return attribute(quoted(), first);
    }
    int name = name();
    if (cursor.peek() != TokenKind.ASSIGN) {
      cursor.fail(name, "a block cannot begin on the line of another", ONE_LINE);
    }
    return attribute(word(name), name);
  }

  /** A label: a word, or quoted text in which nothing is evaluated. */
  private At<String> label() {
    int first = cursor.read();
    if (cursor.tokens().kind(first) == TokenKind.WORD) {
      return new At<>(cursor.text(first), cursor.span(first));
    }
    StringText strings = new StringText(cursor);
    StringBuilder label = new StringBuilder();
    while (cursor.peek() == TokenKind.LITERAL) {
      label.append(strings.quoted(cursor.read()));
    }
    while (cursor.text().isFilledIn()
        && cursor.peek() != TokenKind.CLOSE_QUOTE
        && cursor.peek() != TokenKind.END) {
      label.append(cursor.text(cursor.read()));
    }
    if (!cursor.take(TokenKind.CLOSE_QUOTE)) {
      cursor.fail(cursor.ahead(), "nothing is evaluated in the label of a block", "write it out");
    }
    return new At<>(label.toString(), cursor.span(first, cursor.last()));
  }
}
