package dev.pggen.lint.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GoDurationTest {
  @ParameterizedTest
  @CsvSource({"30s, 30000", "1m30s, 90000", "2h, 7200000", "250ms, 250", "1m5ms, 60005"})
  void partsAreAdded(String text, long millis) {
    assertEquals(Optional.of(Duration.ofMillis(millis)), GoDuration.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30", "s", "1.5h", "30 s", "-5s", "99999999999s", "1d"})
  void othersAreUnknown(String text) {
    assertEquals(Optional.empty(), GoDuration.of(text));
  }

  @Test
  void nanosecondsCount() {
    assertEquals(Optional.of(Duration.ofNanos(2001)), GoDuration.of("2us1ns"));
  }
}
