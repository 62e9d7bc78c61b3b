package dev.pggen.pgconf;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tokens of one line of postgresql.conf. The rules are those of the server's guc-file.l, the
 * same from 14 to 18: of all that match the longest counts, of equals the first.
 */
final class ConfLexer {
  private static final String LETTER = "[A-Za-z_\\x{80}-\\x{10FFFF}]";
  private static final String LETTER_OR_DIGIT = "[A-Za-z_0-9\\x{80}-\\x{10FFFF}]";
  private static final String ID_FORM = LETTER + LETTER_OR_DIGIT + "*+";

  /** What a token is. */
  enum Kind {
    ID(ID_FORM),
    QUALIFIED_ID(ID_FORM + "\\." + ID_FORM),
    /** Found by hand: as a pattern it would need a stack as deep as the value is long. */
    STRING("'"),
    WORD(LETTER + "[A-Za-z_0-9\\x{80}-\\x{10FFFF}\\-._:/]*+"),
    INTEGER("[-+]?(?:0x[0-9a-fA-F]++|[0-9]++)[a-zA-Z]*+"),
    REAL("[-+]?[0-9]*\\.[0-9]*+(?:[Ee][-+]?[0-9]++)?"),
    EQUALS("="),
    UNKNOWN("(?s).");

    private final Pattern pattern;

    Kind(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }

    /** Whether the server takes it as a value. */
    boolean isValue() {
      return this == ID || this == STRING || this == WORD || this == INTEGER || this == REAL;
    }

    boolean isName() {
      return this == ID || this == QUALIFIED_ID;
    }
  }

  /**
   * A token.
   *
   * @param from its first char in the line
   * @param to the char after its last
   */
  record Token(Kind kind, String text, int from, int to) {}

  private static final List<Kind> KINDS =
      List.of(
          Kind.ID,
          Kind.QUALIFIED_ID,
          Kind.WORD,
          Kind.INTEGER,
          Kind.REAL,
          Kind.EQUALS,
          Kind.UNKNOWN);

  private final String line;
  private int at;

  ConfLexer(String line) {
    this.line = line;
  }

  /** The next token; none at the end of the line or at a comment. */
  Optional<Token> next() {
    while (at < line.length() && " \t\r".indexOf(line.charAt(at)) >= 0) {
      at++;
    }
    if (at >= line.length() || line.charAt(at) == '#') {
      return Optional.empty();
    }
    Kind best = Kind.STRING;
    int end = stringEnd();
    for (Kind kind : end > at ? List.<Kind>of() : KINDS) {
      Matcher matcher = kind.pattern.matcher(line).region(at, line.length());
      if (matcher.lookingAt() && matcher.end() > end) {
        best = kind;
        end = matcher.end();
      }
    }
    Token token = new Token(best, line.substring(at, end), at, end);
    at = end;
    return Optional.of(token);
  }

  /** Where a quoted string that begins here ends; here if there is none, or it is never closed. */
  private int stringEnd() {
    int i = at + 1;
    while (line.charAt(at) == '\'' && i < line.length()) {
      char c = line.charAt(i);
      boolean doubled = c == '\'' && i + 1 < line.length() && line.charAt(i + 1) == '\'';
      if (c == '\'' && !doubled) {
        return i + 1;
      }
      i += doubled || c == '\\' ? 2 : 1;
    }
    return at;
  }

  /** Where the comment begins at which the last {@link #next} stopped; or the line's end. */
  int position() {
    return at;
  }
}
