package dev.pggen.pgconf;

import dev.pggen.source.Span;

/**
 * A word of pg_hba.conf.
 *
 * @param text without quotes
 * @param quoted whether it began with a quote, which makes a keyword a name
 * @param span where it is, quotes included
 */
public record HbaToken(String text, boolean quoted, Span span) {
  /** Whether it is this keyword; the server minds the case. */
  public boolean isKeyword(String keyword) {
    return !quoted && text.equals(keyword);
  }

  /** Whether it names a file of words, {@code @file}; what that says is not known. */
  public boolean isFile() {
    return !quoted && text.length() > 1 && text.charAt(0) == '@';
  }

  /** Whether the members of a role are meant, {@code +role}. */
  public boolean isGroup() {
    return !quoted && text.startsWith("+");
  }

  /** Whether it is a regular expression, quoted or not; before 16 it is a name with a slash. */
  public boolean isRegex(int major) {
    return major >= 16 && text.startsWith("/");
  }
}
