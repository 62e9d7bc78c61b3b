package dev.pggen.hcl;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as HCL writes them. */
public final class HclQuoting {
  /** What a template outside quotes must not hold as it is; signs before it belong to it. */
  private static final Pattern UNQUOTED = Pattern.compile("^\ufeff|[$%]*\\r|[$%]\\{");

  private HclQuoting() {}

  /**
   * Whether HCL can hold a text exactly: it has no NUL and no half of a character, and it puts
   * accents and letters together (Unicode NFC) whatever is written.
   */
  public static boolean holds(String text) {
    return text.indexOf('\0') < 0
        && text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff)
        && Normalizer.isNormalized(text, Normalizer.Form.NFC);
  }

  /** In quotes. */
  static String quoted(String text, int passes) {
    return '"' + escaped(literal(text, passes), false) + '"';
  }

  /** In quotes and ASCII, so that everybody counts its columns alike. */
  static String key(String text, int passes) {
    return '"' + escaped(literal(text, passes), true) + '"';
  }

  /** Whether a heredoc gives the text back: whole lines, and nothing that needs an escape. */
  static boolean fitsHeredoc(String text) {
    return text.endsWith("\n")
        && text.chars().allMatch(c -> c == '\n' || c == '\t' || c >= ' ' && !isControl(c))
        && text.indexOf('\ufeff') < 0;
  }

  /** A word that no line of the text holds. */
  static String marker(String text) {
    String word = "EOT";
    for (int i = 2; text.contains(word); i++) {
      word = "EOT" + i;
    }
    return word;
  }

  /** A text in which nothing is put in, however often the consumer looks for it. */
  static String literal(String text, int passes) {
    if (!holds(text)) {
      throw new IllegalArgumentException("HCL cannot hold this text");
    }
    String result = text;
    for (int i = 1; i < passes; i++) {
      result = template(result);
    }
    return result.replace("${", "$${").replace("%{", "%%{");
  }

  /**
   * A text as a template of its own, outside quotes. There HCL drops a byte order mark at the
   * beginning, and behind a bare carriage return it sees no doubled sign before the line's end:
   * each of both goes into quotes inside the template, where it can be escaped.
   */
  private static String template(String text) {
    return UNQUOTED.matcher(text).replaceAll(m -> Matcher.quoteReplacement(inTemplate(m.group())));
  }

  private static String inTemplate(String found) {
    return found.endsWith("{")
        ? found.charAt(0) + found
        : "${\"" + found.replace("\r", "\\r") + "\"}";
  }

  private static String escaped(String text, boolean ascii) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> append(out, c, ascii));
    return out.toString();
  }

  private static void append(StringBuilder out, int c, boolean ascii) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c > 0xffff && ascii) {
          out.append(String.format(Locale.ROOT, "\\U%08x", c));
        } else if (isControl(c) || c == 0xfeff || ascii && c > 0x7f) {
          out.append(String.format(Locale.ROOT, "\\u%04x", c));
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }

  private static boolean isControl(int c) {
    return c < ' ' || c >= 0x7f && c <= 0x9f;
  }
}
