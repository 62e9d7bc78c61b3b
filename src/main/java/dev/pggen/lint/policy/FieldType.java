package dev.pggen.lint.policy;

import dev.pggen.source.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What kind of value a field has, which says what can be asked of it. */
public enum FieldType {
  /** One text. */
  TEXT("a pattern like `registry.example.org/**`, a list of them, `{not: …}`, present or absent"),
  /** Several texts, all of them known where any is. */
  TEXTS("`{has: …}`, `{has_no: …}`, `{only: […]}`, present or absent"),
  /** Several texts, to which another file may add some. */
  MORE_TEXTS("`{has_no: …}`, `{only: […]}` or absent in `must`, `{has: …}` or present in `where`"),
  /** True or false. */
  FLAG("true or false"),
  /** A number. */
  NUMBER("a number, `{at_least: …, at_most: …}`, present or absent"),
  /** An amount of memory or storage. */
  SIZE("a size like 512MiB, `{at_least: …, at_most: …}`, present or absent"),
  /** A stretch of time. */
  DURATION("a time like 30s, `{at_least: …, at_most: …}`, present or absent");

  private static final int LONGEST = 15;
  private static final List<String> SIZES = List.of("B", "KiB", "MiB", "GiB", "TiB");

  private final String conditions;

  FieldType(String conditions) {
    this.conditions = conditions;
  }

  /** What can be asked of it, for people. */
  public String conditions() {
    return conditions;
  }

  /** Whether it has bounds. */
  public boolean isAmount() {
    return this == NUMBER || this == SIZE || this == DURATION;
  }

  /** Whether it is a list. */
  public boolean isList() {
    return this == TEXTS || this == MORE_TEXTS;
  }

  /** An amount as it is written, in the unit of {@link Value.Amount}. */
  public Optional<BigDecimal> amount(String text) {
    int digits = 0;
    while (digits < text.length() && (isDigit(text.charAt(digits)) || text.charAt(digits) == '.')) {
      digits++;
    }
    String number = text.substring(0, digits);
    int point = number.indexOf('.');
    boolean sound =
        digits > 0
            && text.length() <= LONGEST
            && point != 0
            && point != digits - 1
            && point == number.lastIndexOf('.');
    long unit = unit(text.substring(digits));
    return sound && unit > 0
        ? Optional.of(new BigDecimal(number).multiply(BigDecimal.valueOf(unit)))
        : Optional.empty();
  }

  /** An amount as people write it. */
  public String shown(BigDecimal amount) {
    if (this == SIZE) {
      return new Size(amount.longValue()).toString();
    }
    return this == DURATION
        ? amount.movePointLeft(3).stripTrailingZeros().toPlainString() + "s"
        : amount.stripTrailingZeros().toPlainString();
  }

  private long unit(String word) {
    if (this == SIZE) {
      int power = SIZES.indexOf(word);
      return power < 0 ? 0 : 1L << (10 * power);
    }
    if (this == DURATION) {
      return switch (word) {
        case "ms" -> 1;
        case "s" -> 1_000;
        case "m" -> 60_000;
        case "h" -> 3_600_000;
        case "d" -> 86_400_000;
        default -> 0;
      };
    }
    return word.isEmpty() ? 1 : 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
