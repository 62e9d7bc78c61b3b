package dev.pggen.lint.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands between <code>{{</code> and <code>}}</code> in a template that a client fills in.
 *
 * @param words in order; none in a comment
 * @param from first char, of the braces
 * @param to the char after its last
 */
record GoAction(List<GoWord> words, int from, int to) {
  GoAction {
    words = List.copyOf(words);
  }

  /** Its first word, or nothing. */
  String verb() {
    return words.isEmpty() ? "" : words.get(0).text();
  }

  /** The actions of a template; empty where one has no end. */
  static Optional<List<GoAction>> in(String text, String left, String right) {
    List<GoAction> actions = new ArrayList<>();
    for (int at = text.indexOf(left); at >= 0; at = text.indexOf(left, at)) {
      Reader reader = new Reader(text, right, at + left.length());
      if (!reader.isRead()) {
        return Optional.empty();
      }
      actions.add(new GoAction(reader.words, at, reader.next));
      at = reader.next;
    }
    return Optional.of(actions);
  }

  /** One action on its way to words. */
  private static final class Reader {
    private static final String SIGNS = "|(),";

    private final String text;
    private final String right;
    private final List<GoWord> words = new ArrayList<>();
    private int next;

    Reader(String text, String right, int next) {
      this.text = text;
      this.right = right;
      this.next = next;
    }

    boolean isRead() {
      if (text.startsWith("- ", next) || text.startsWith("-\n", next)) {
        next++;
      }
      while (next < text.length()) {
        char c = text.charAt(next);
        if (isEnd()) {
          return true;
        } else if (c <= ' ') {
          next++;
        } else if (text.startsWith("/*", next)) {
          int end = text.indexOf("*/", next);
          next = end < 0 ? text.length() : end + 2;
        } else if (c == '"' || c == '`') {
          quoted(c);
        } else if (SIGNS.indexOf(c) >= 0) {
          add(next + 1);
        } else {
          bare();
        }
      }
      return false;
    }

    private boolean isEnd() {
      int trim = text.startsWith("-" + right, next) ? 1 : 0;
      if (!text.startsWith(right, next + trim)) {
        return false;
      }
      next += trim + right.length();
      return true;
    }

    private void quoted(char quote) {
      int end = next + 1;
      while (end < text.length() && text.charAt(end) != quote) {
        end += quote == '"' && text.charAt(end) == '\\' ? 2 : 1;
      }
      add(Math.min(end + 1, text.length()));
    }

    private void bare() {
      int end = next + 1;
      while (end < text.length()
          && text.charAt(end) > ' '
          && SIGNS.indexOf(text.charAt(end)) < 0
          && !text.startsWith(right, end)) {
        end++;
      }
      add(end);
    }

    private void add(int end) {
      words.add(new GoWord(text.substring(next, end), next, end));
      next = end;
    }
  }
}
