package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The longest time between two runs, as the script that obeys the schedule would make it. */
final class CycleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "02:15; P1D",
        "6h; PT6H",
        "2w; P14D",
        "15 2 * * *; P1D",
        "15 2,14 * * *; PT12H",
        "0 */5 * * *; PT5H",
        "*/7 * * * *; PT7M",
        "15 2 * * mon-fri; P3D",
        "15 2 * * 7; P7D",
        "0 3 1 * *; P31D",
        "0 3 1 */3 *; P92D",
        "0 3 */2 * *; P2D",
        "0 3 1,15 * sun; P7D",
        "0 3 29 2 *; P1461D",
      })
  void longest(String schedule, Duration gap) {
    assertEquals(Optional.of(gap), Cycle.longest(schedule));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "0h", "h", "daily", "0 3 31 2 *", "61 3 * * *", "0 3 * *"})
  void nothing(String schedule) {
    assertEquals(Optional.empty(), Cycle.longest(schedule));
  }

  @Test
  void isShownInTheLargestUnit() {
    assertEquals("31 days", Cycle.shown(Duration.ofDays(31)));
    assertEquals("47 hours", Cycle.shown(Duration.ofHours(47)));
    assertEquals("90 minutes", Cycle.shown(Duration.ofMinutes(90)));
  }
}
