package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks are compared by their bits. */
final class CidrTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.7/32, true",
    "192.0.2.0/24, 192.0.2.0/24, true",
    "192.0.2.7/32, 192.0.2.0/24, false",
    "192.0.2.0/25, 192.0.2.128/25, false",
    "0.0.0.0/0, 255.255.255.255/32, true",
    "128.0.0.0/1, 127.0.0.0/8, false",
  })
  void covers(String wide, String narrow, boolean expected) {
    assertEquals(expected, Cidr.parse(wide).orElseThrow().covers(Cidr.parse(narrow).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0/0, 4294967296", "10.0.0.0/8, 16777216", "10.0.0.1/32, 1"})
  void addresses(String network, long count) {
    assertEquals(count, Cidr.parse(network).orElseThrow().addresses());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "all",
        "samenet",
        "db.example.org",
        "::/0",
        "[2001:db8::]/32",
        "192.0.2.0",
        "192.0.2/24",
        "192.0.2.0.1/24",
        "192.0.2.256/32",
        "192.0.2.0/33",
        "192.0.2.0/",
        "192..2.0/24",
        "a.0.2.0/24"
      })
  void leavesTheRestAlone(String text) {
    assertEquals(Optional.empty(), Cidr.parse(text));
  }
}
