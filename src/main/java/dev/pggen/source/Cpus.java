package dev.pggen.source;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A number of processors, which may have a fraction.
 *
 * <p>It is kept as text: what sets up {@link BigDecimal} takes Java 25 longer than linting a spec.
 *
 * @param text its digits, never with an exponent; zeros at the end stay
 */
public record Cpus(String text) {
  /** One processor. */
  public static final Cpus ONE = new Cpus("1");

  /** More digits than these are left to {@link BigDecimal}. */
  private static final int SHORT = 9;

  /** Of any text that {@link BigDecimal} takes; throws {@link NumberFormatException} on others. */
  public Cpus {
    text = isShort(text) ? text : new BigDecimal(text).toPlainString();
  }

  /** The exact number. */
  public BigDecimal number() {
    return new BigDecimal(text);
  }

  /** Whole processors in it. */
  public int floor() {
    return isShort(text) ? whole() : number().setScale(0, RoundingMode.FLOOR).intValue();
  }

  /** Whole processors that hold it. */
  public int ceiling() {
    if (!isShort(text)) {
      return number().setScale(0, RoundingMode.CEILING).intValue();
    }
    int point = text.indexOf('.');
    boolean fraction = point >= 0 && Integer.parseInt(text.substring(point + 1)) > 0;
    return whole() + (fraction ? 1 : 0);
  }

  /** Its digits. */
  @Override
  public String toString() {
    return text;
  }

  private int whole() {
    int point = text.indexOf('.');
    return Integer.parseInt(point < 0 ? text : text.substring(0, point));
  }

  /** Whether a text is plain digits with at most one point among them, and no zero too many. */
  private static boolean isShort(String text) {
    int point = text.indexOf('.');
    int whole = point < 0 ? text.length() : point;
    if (text.length() > SHORT
        || whole == 0
        || point == text.length() - 1
        || (whole > 1 && text.charAt(0) == '0')) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i != point && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }
}
