package dev.pggen.lint.rule;

import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * SQL as words, as far as a rule needs it: comments are left out, and what stands in quotes is one
 * word. What a {@code DO} block or a function would run is quoted text and is not looked into.
 */
final class Sql {
  /**
   * A word of a statement.
   *
   * @param text bare words in upper case, names without their quotes, other text as it is
   * @param kind what it is
   * @param span its place
   */
  record Word(String text, Kind kind, Span span) {
    /** Whether it is this word of the language. */
    boolean is(String keyword) {
      return kind == Kind.BARE && text.equals(keyword);
    }

    /** The name that it stands for: the server folds bare ones to lower case. */
    String name() {
      return kind == Kind.BARE ? text.toLowerCase(Locale.ROOT) : text;
    }
  }

  /** What a word is. */
  enum Kind {
    /** Without quotes. */
    BARE,
    /** A name in double quotes. */
    NAME,
    /** Text in single quotes, or between dollar signs. */
    TEXT,
    /** Anything else, one sign at a time. */
    SIGN
  }

  private final SourceFile file;
  private final String sql;
  private final List<List<Word>> statements = new ArrayList<>();
  private List<Word> statement = new ArrayList<>();
  private int at;
  private int line = 1;
  private int column = 1;

  private Sql(SourceFile file) {
    this.file = file;
    this.sql = file.text();
  }

  /** The words of each statement, in order; none of a script for a shell. */
  static List<List<Word>> statements(SourceFile file) {
    if (file.path().endsWith(".sh")) {
      return List.of();
    }
    Sql sql = new Sql(file);
    while (sql.at < sql.sql.length()) {
      sql.next();
    }
    sql.end();
    return List.copyOf(sql.statements);
  }

  private void next() {
    char c = sql.charAt(at);
    if (Character.isWhitespace(c)) {
      step();
    } else if (sql.startsWith("--", at) || (c == '\\' && statement.isEmpty())) {
      to(sql.indexOf('\n', at)); // a comment, or a command of psql such as \c
    } else if (sql.startsWith("/*", at)) {
      comment();
    } else if (c == ';') {
      step();
      end();
    } else if (c == '\'') {
      quoted('\'', Kind.TEXT, escapes());
    } else if (c == '"') {
      quoted('"', Kind.NAME, false);
    } else if (c == '$' && dollar() > 0) {
      between(sql.substring(at, at + dollar()));
    } else if ((c == 'E' || c == 'e') && sql.startsWith("'", at + 1)) {
      step(); // belongs to the quote
    } else if (isWord(c)) {
      bare();
    } else {
      add(String.valueOf(c), Kind.SIGN, at + 1);
    }
  }

  private void end() {
    if (!statement.isEmpty()) {
      statements.add(List.copyOf(statement));
      statement = new ArrayList<>();
    }
  }

  private void add(String text, Kind kind, int end) {
    int startLine = line;
    int startColumn = column;
    to(end);
    statement.add(new Word(text, kind, file.span(startLine, startColumn, line, column)));
  }

  /** PostgreSQL lets comments stand in comments. */
  private void comment() {
    int depth = 0;
    do {
      if (sql.startsWith("/*", at)) {
        depth++;
        to(at + 2);
      } else if (sql.startsWith("*/", at)) {
        depth--;
        to(at + 2);
      } else {
        step();
      }
    } while (depth > 0 && at < sql.length());
  }

  /** Whether the quote that begins here was announced by {@code E}. */
  private boolean escapes() {
    return at > 0 && (sql.charAt(at - 1) == 'E' || sql.charAt(at - 1) == 'e');
  }

  private void quoted(char quote, Kind kind, boolean backslash) {
    StringBuilder text = new StringBuilder();
    int i = at + 1;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      boolean doubled = c == quote && i + 1 < sql.length() && sql.charAt(i + 1) == quote;
      if (doubled || (backslash && c == '\\' && i + 1 < sql.length())) {
        i++;
      } else if (c == quote) {
        break;
      }
      text.append(sql.charAt(i));
      i++;
    }
    add(text.toString(), kind, i + 1);
  }

  /** How long the mark is that opens dollar quotes here, like {@code $body$}; 0 if none does. */
  private int dollar() {
    int i = at + 1;
    while (i < sql.length() && isWord(sql.charAt(i)) && sql.charAt(i) != '$') {
      i++;
    }
    boolean parameter = i > at + 1 && Character.isDigit(sql.charAt(at + 1));
    return i < sql.length() && sql.charAt(i) == '$' && !parameter ? i + 1 - at : 0;
  }

  private void between(String mark) {
    int close = sql.indexOf(mark, at + mark.length());
    int end = close < 0 ? sql.length() : close;
    add(sql.substring(at + mark.length(), end), Kind.TEXT, end + mark.length());
  }

  private void bare() {
    int i = at;
    while (i < sql.length() && isWord(sql.charAt(i))) {
      i++;
    }
    add(sql.substring(at, i).toUpperCase(Locale.ROOT), Kind.BARE, i);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }

  private void to(int end) {
    int stop = end < 0 ? sql.length() : Math.min(end, sql.length());
    while (at < stop) {
      step();
    }
  }

  /** One character, counted as the reports count: lines end at LF, CR or both. */
  private void step() {
    char c = sql.charAt(at);
    boolean pair = c == '\r' && at + 1 < sql.length() && sql.charAt(at + 1) == '\n';
    if (c == '\n' || (c == '\r' && !pair)) {
      line++;
      column = 1;
    } else if (!pair && !Character.isLowSurrogate(c)) {
      column++;
    }
    at++;
  }
}
