package dev.pggen.pgconf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Quoted values of postgresql.conf. */
final class ConfQuoting {
  private static final Pattern BARE = Pattern.compile("-?[0-9]+[A-Za-z]*|[A-Za-z_][A-Za-z0-9_]*");

  private ConfQuoting() {}

  /** A value as the server reads it back: integers, with unit or not, and plain words bare. */
  static String quoted(String value) {
    if (BARE.matcher(value).matches()) {
      return value;
    }
    StringBuilder out = new StringBuilder("'");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\'' -> out.append("''");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\0' -> throw new IllegalArgumentException("no parameter can hold U+0000");
        default -> out.append(c);
      }
    }
    return out.append('\'').toString();
  }

  /** What a quoted value means: the server counts octal escapes in bytes. */
  static String unquoted(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    byte[] in = text.substring(1, text.length() - 1).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < in.length; i++) {
      if (in[i] == '\\' && i + 1 < in.length) {
        i = escape(in, i + 1, out);
      } else {
        out.write(in[i]);
        if (in[i] == '\'') {
          i++;
        }
      }
    }
    String value = out.toString(StandardCharsets.UTF_8);
    int end = value.indexOf('\0');
    return end < 0 ? value : value.substring(0, end);
  }

  /** Writes what stands after a backslash; gives the index of its last byte. */
  private static int escape(byte[] in, int from, ByteArrayOutputStream out) {
    switch (in[from]) {
      case 'b' -> out.write('\b');
      case 'f' -> out.write('\f');
      case 'n' -> out.write('\n');
      case 'r' -> out.write('\r');
      case 't' -> out.write('\t');
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        int value = 0;
        int at = from;
        while (at < from + 3 && at < in.length && in[at] >= '0' && in[at] <= '7') {
          value = value * 8 + in[at++] - '0';
        }
        out.write(value);
        return at - 1;
      }
      default -> out.write(in[from]);
    }
    return from;
  }
}
