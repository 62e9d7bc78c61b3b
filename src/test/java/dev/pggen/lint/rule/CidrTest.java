package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
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
    "::/0, 2001:db8::1/128, true",
    "2001:db8::/32, 2001:db8:1::/48, true",
    "2001:db8:1::/48, 2001:db8::/32, false",
    "2001:db8:0:0:0:0:0:0/32, 2001:DB8::/32, true",
    "::/0, 0.0.0.0/0, false",
    "0.0.0.0/0, ::/0, false",
  })
  void covers(String wide, String narrow, boolean expected) {
    assertEquals(expected, Cidr.parse(wide).orElseThrow().covers(Cidr.parse(narrow).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0, 4294967296",
    "10.0.0.0/8, 16777216",
    "10.0.0.1/32, 1",
    "::/64, 18446744073709551616"
  })
  void addresses(String network, BigInteger count) {
    assertEquals(count, Cidr.parse(network).orElseThrow().addresses());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "all",
        "samenet",
        "db.example.org",
        ":/0",
        "::1::2/64",
        "2001:db8:1:2:3:4:5:6:7/64",
        "1:2:3:4:5:6:7::8/64",
        "2001:db8::12345/64",
        "2001:db8::g/64",
        "::/129",
        "::1",
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
