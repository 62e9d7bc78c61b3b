package dev.pggen.pgconf;

import dev.pggen.source.Span;

/**
 * An option of an authentication method.
 *
 * @param name like {@code map}
 * @param value after the equals sign
 * @param span both
 */
public record HbaOption(String name, String value, Span span) {
  /** As written: {@code name=value}. */
  public String text() {
    return name + "=" + value;
  }
}
