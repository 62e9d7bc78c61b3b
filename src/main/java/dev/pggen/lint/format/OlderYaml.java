package dev.pggen.lint.format;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** What bare text is in YAML 1.1, where it is more than text. */
final class OlderYaml {
  private static final Pattern SIXTIES = Pattern.compile("[1-9][0-9_]{0,17}(:[0-5]?[0-9]){1,9}");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern MOMENT =
      Pattern.compile(
          "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\\.[0-9]*)?"
              + "([ \\t]*(Z|[-+][0-9]{1,2}(:[0-9]{2})?))?");

  private OlderYaml() {}

  /** The number that a text with colons counts in sixties. */
  static Optional<BigInteger> sixties(String text) {
    if (!SIXTIES.matcher(text).matches()) {
      return Optional.empty();
    }
    BigInteger sum = BigInteger.ZERO;
    for (String part : text.replace("_", "").split(":", -1)) {
      sum = sum.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
    }
    return Optional.of(sum);
  }

  /** Whether it is a day or a moment. */
  static boolean isTime(String text) {
    return DATE.matcher(text).matches() || MOMENT.matcher(text).matches();
  }
}
