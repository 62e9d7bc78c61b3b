package dev.pggen.secrets;

/** Percent-encoding as the user and password part of a URL needs it (RFC 3986, unreserved stay). */
final class UrlEncoding {
  private UrlEncoding() {}

  /** Encodes ASCII text. */
  static String of(String text) {
    StringBuilder out = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              if (c >= 'a' && c <= 'z'
                  || c >= 'A' && c <= 'Z'
                  || c >= '0' && c <= '9'
                  || "-._~".indexOf(c) >= 0) {
                out.append((char) c);
              } else {
                out.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4 & 15, 16)));
                out.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
              }
            });
    return out.toString();
  }
}
