package dev.pggen.spec;

import java.util.Optional;

/** The major version of PostgreSQL that an image's tag tells, if it tells one. */
public final class ImageMajor {
  private static final int OLDEST = 9;
  private static final int NEWEST = 30;

  private ImageMajor() {}

  /** {@code 18-vectorchord0.5.3}, {@code 17.11-bookworm}, {@code 0.8.1-pg17}; else nothing. */
  public static Optional<String> of(String image) {
    String name = image.indexOf('@') < 0 ? image : image.substring(0, image.indexOf('@'));
    int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    if (colon < 0) {
      return Optional.empty();
    }
    String tag = name.substring(colon + 1);
    int pg = tag.lastIndexOf("pg");
    String from = pg >= 0 && digits(tag.substring(pg + 2)) > 0 ? tag.substring(pg + 2) : tag;
    int digits = digits(from);
    if (digits == 0 || digits > 2) {
      return Optional.empty();
    }
    int major = Integer.parseInt(from.substring(0, digits));
    return major >= OLDEST && major <= NEWEST
        ? Optional.of(Integer.toString(major))
        : Optional.empty();
  }

  private static int digits(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }
}
