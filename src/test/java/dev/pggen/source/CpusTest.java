package dev.pggen.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CpusTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "0",
        "0.50",
        "1.0",
        "2.25",
        "1024",
        "00.5",
        "01",
        "+2",
        "-1.5",
        ".5",
        "3.",
        "1e2",
        "0.000000001",
        "1234567890.5",
        "123456789",
        "2.0000000"
      })
  void isWhatTheExactNumberIs(String text) {
    BigDecimal exact = new BigDecimal(text);
    Cpus cpus = new Cpus(text);
    assertEquals(exact.toPlainString(), cpus.text());
    assertEquals(0, exact.compareTo(cpus.number()));
    assertEquals(exact.setScale(0, RoundingMode.FLOOR).intValue(), cpus.floor());
    assertEquals(exact.setScale(0, RoundingMode.CEILING).intValue(), cpus.ceiling());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "1.2.3", "x", "1 "})
  void isNothingElse(String text) {
    assertThrows(NumberFormatException.class, () -> new Cpus(text));
  }

  @Test
  void zerosAtTheEndStay() {
    assertEquals("1.50", new Cpus("1.50").toString());
  }
}
