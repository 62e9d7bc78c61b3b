package dev.pggen.pgconf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a line of pg_hba.conf into fields, each a list of words with commas between. */
final class HbaLexer {
  private final TextLine line;
  private final String text;
  private int at;
  private boolean comma;
  private int comment = -1;

  /**
   * The words between two blanks.
   *
   * @param tokens at least one
   */
  record Field(List<HbaToken> tokens) {
    HbaToken first() {
      return tokens.get(0);
    }

    HbaToken last() {
      return tokens.get(tokens.size() - 1);
    }
  }

  HbaLexer(TextLine line) {
    this.line = line;
    this.text = line.text();
  }

  /** All fields; a comma joins words to one field even over blanks. */
  List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    while (at < text.length()) {
      List<HbaToken> tokens = new ArrayList<>();
      do {
        comma = false;
        Optional<HbaToken> token = token();
        if (token.isEmpty()) {
          break;
        }
        tokens.add(token.get());
      } while (comma);
      if (!tokens.isEmpty()) {
        fields.add(new Field(tokens));
      }
    }
    return fields;
  }

  /** The comment that ended the line. */
  Optional<PgComment> comment() {
    if (comment < 0) {
      return Optional.empty();
    }
    String content = text.substring(comment + 1).strip();
    boolean alone = text.substring(0, comment).isBlank();
    return Optional.of(new PgComment(content, line.span(comment, text.length()), alone));
  }

  /** As the server's next_token: a quote may begin and end anywhere, a doubled one is itself. */
  private Optional<HbaToken> token() {
    while (at < text.length() && (isBlank(text.charAt(at)) || text.charAt(at) == ',')) {
      at++;
    }
    int from = at;
    StringBuilder word = new StringBuilder();
    boolean inQuote = false;
    boolean wasQuote = false;
    boolean sawQuote = false;
    boolean initialQuote = false;
    while (at < text.length() && (inQuote || !isBlank(text.charAt(at)))) {
      char c = text.charAt(at);
      if (c == '#' && !inQuote) {
        comment = at;
        break;
      }
      if (c == ',' && !inQuote) {
        comma = true;
        break;
      }
      if (c != '"' || wasQuote) {
        word.append(c);
      }
      wasQuote = inQuote && c == '"' && !wasQuote;
      if (c == '"') {
        inQuote = !inQuote;
        sawQuote = true;
        initialQuote |= word.isEmpty();
      }
      at++;
    }
    int to = at;
    if (comment >= 0) {
      at = text.length();
    }
    return sawQuote || !word.isEmpty()
        ? Optional.of(new HbaToken(word.toString(), initialQuote, line.span(from, to)))
        : Optional.empty();
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }
}
