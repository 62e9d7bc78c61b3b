package dev.pggen.report;

/** Text as an attribute or the content of an XML element. */
final class Xml {
  static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final int STAND_IN = 0xFFFD;

  private Xml() {}

  /** An attribute with a blank before it. */
  static String attribute(String name, String value) {
    return " " + name + "=\"" + text(value) + "\"";
  }

  /** An attribute that counts. */
  static String attribute(String name, long value) {
    return attribute(name, Long.toString(value));
  }

  /** Escaped for both places; a character that XML cannot hold has a stand-in. */
  static String text(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        // In an attribute a reader would take each of these for a blank.
        case '\t', '\n', '\r' -> out.append("&#").append(c).append(';');
        default -> out.appendCodePoint(isXml(c) ? c : STAND_IN);
      }
    }
    return out.toString();
  }

  /** Of the characters of XML 1.0, those that are no control characters. */
  private static boolean isXml(int c) {
    return c >= 0x20 && c < 0x7f
        || c >= 0xa0 && c <= 0xd7ff
        || c >= 0xe000 && c <= 0xfffd
        || c >= 0x10000;
  }
}
