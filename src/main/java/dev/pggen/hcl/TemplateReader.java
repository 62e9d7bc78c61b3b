package dev.pggen.hcl;

import java.util.ArrayList;
import java.util.List;

/** Reads text in quotes and heredocs, with what is evaluated in it. */
final class TemplateReader {
  private final TokenCursor cursor;
  private final ExpressionReader expressions;
  private final StringText strings;

  TemplateReader(TokenCursor cursor, ExpressionReader expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.strings = new StringText(cursor);
  }

  HclTemplate read() {
    int open = cursor.read();
    HclTemplate.Style style = style(open);
    List<TemplatePiece> pieces = pieces(style);
    if (!cursor.take(cursor.tokens().kind(open).closer())) {
      cursor.unclosed(open, "this does not belong into a text", "close the text before it");
    }
    if (style == HclTemplate.Style.INDENTED_HEREDOC) {
      HeredocIndent.strip(pieces);
    }
    List<HclTemplatePart> parts = new TemplateTree(cursor, pieces).parts();
    if (parts.isEmpty()) {
      int end = cursor.tokens().from(cursor.last());
      parts = List.of(new HclTemplatePart.Literal("", cursor.text().span(end, end)));
    }
    return new HclTemplate(parts, style, cursor.span(open, cursor.last()));
  }

  private HclTemplate.Style style(int open) {
    if (cursor.tokens().kind(open) == TokenKind.OPEN_QUOTE) {
      return HclTemplate.Style.QUOTED;
    }
    return cursor.text().at(cursor.tokens().from(open) + 2) == '-'
        ? HclTemplate.Style.INDENTED_HEREDOC
        : HclTemplate.Style.HEREDOC;
  }

  private List<TemplatePiece> pieces(HclTemplate.Style style) {
    List<TemplatePiece> pieces = new ArrayList<>();
    boolean trim = false;
    while (true) {
      TokenKind kind = cursor.peek();
      if (kind == TokenKind.LITERAL) {
        int token = cursor.read();
        String text =
            style == HclTemplate.Style.QUOTED ? strings.quoted(token) : strings.heredoc(token);
        pieces.add(
            new TemplatePiece.Text(
                trim ? trimmedLeft(text) : text,
                cursor.tokens().from(token),
                cursor.tokens().to(token)));
        trim = false;
      } else if (kind == TokenKind.OPEN_INTERPOLATION || kind == TokenKind.OPEN_DIRECTIVE) {
        trim = sequence(pieces);
      } else {
        return pieces;
      }
    }
  }

  /** Reads what is evaluated; whether blanks at the start of the text behind it are dropped. */
  private boolean sequence(List<TemplatePiece> pieces) {
    int open = cursor.read();
    if (length(open) == 3) {
      trimRight(pieces);
    }
    boolean newlines = cursor.newlines(false);
    cursor.sequences(1);
    boolean directive = cursor.tokens().kind(open) == TokenKind.OPEN_DIRECTIVE;
    int from = cursor.tokens().from(open);
    TemplatePiece piece =
        directive ? directive(from) : new TemplatePiece.Value(expressions.read(), from, from);
    cursor.sequences(-1);
    if (!cursor.take(TokenKind.CLOSE_SEQUENCE)) {
      String sign = directive ? "%{" : "${";
      cursor.unclosed(
          open,
          "this does not belong into the `" + sign + "…}` before it",
          "write `" + sign.charAt(0) + sign + "` if it is meant for a shell or another program");
    }
    cursor.newlines(newlines);
    pieces.add(to(piece, cursor.tokens().to(cursor.last())));
    return length(cursor.last()) == 2;
  }

  private int length(int token) {
    return cursor.tokens().to(token) - cursor.tokens().from(token);
  }

  private TemplatePiece directive(int from) {
    cursor.read();
    String word = cursor.text(cursor.last());
    return switch (word) {
      case "if" -> new TemplatePiece.If(expressions.read(), from, from);
      case "for" -> new TemplatePiece.For(ForHead.read(cursor, expressions), from, from);
      case "else", "endif", "endfor" -> new TemplatePiece.Mark(word, from, from);
      default -> {
        cursor.fail(
            cursor.last(),
            "`" + word + "` is no directive",
            cursor.help("`%{` is followed by `if`, `else`, `endif`, `for` or `endfor`"));
        yield new TemplatePiece.Mark(word, from, from);
      }
    };
  }

  private static TemplatePiece to(TemplatePiece piece, int to) {
    if (piece instanceof TemplatePiece.Value value) {
      return new TemplatePiece.Value(value.value(), value.from(), to);
    }
    if (piece instanceof TemplatePiece.If condition) {
      return new TemplatePiece.If(condition.condition(), condition.from(), to);
    }
    if (piece instanceof TemplatePiece.For loop) {
      return new TemplatePiece.For(loop.head(), loop.from(), to);
    }
    return new TemplatePiece.Mark(((TemplatePiece.Mark) piece).word(), piece.from(), to);
  }

  private static void trimRight(List<TemplatePiece> pieces) {
    int last = pieces.size() - 1;
    if (last >= 0 && pieces.get(last) instanceof TemplatePiece.Text text) {
      String all = text.text();
      int end = all.length();
      while (end > 0 && HclCharacters.space(all.charAt(end - 1))) {
        end--;
      }
      pieces.set(last, new TemplatePiece.Text(all.substring(0, end), text.from(), text.to()));
    }
  }

  private static String trimmedLeft(String text) {
    int from = 0;
    while (from < text.length() && HclCharacters.space(text.charAt(from))) {
      from++;
    }
    return text.substring(from);
  }
}
