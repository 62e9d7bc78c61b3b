package dev.pggen.source;

import java.util.ArrayList;
import java.util.List;

/** What Compose writes in a short form, with colons: a volume or a port. */
public final class ShortText {
  private ShortText() {}

  /** At colons outside of braces: {@code ${DATA:-/srv}:/data} has two parts. */
  public static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == ':' && depth <= 0) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }
}
