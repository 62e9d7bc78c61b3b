package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Compose file with a value that is no YAML is refused by Compose, and the rest is told. */
final class UnreadFileTest {
  private static final String FILE =
      """
      services:
        web:
          image: docker.io/example/shop
          restart: "no"
          labels:
            traefik.rule: VALUE
      """;

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(strings = {"*.example.org", "@shop", "`shop`", "%shop", "a: b", "!x!y z"})
  void theRestIsAsked(String value) throws IOException {
    String out = lint(FILE.replace("VALUE", value));
    assertTrue(out.contains("error[PG001 ") && out.contains("compose.yaml:6:"), out);
    assertTrue(out.contains("[PG701 "), out);
  }

  @Test
  void eachIsTold() throws IOException {
    String more = "      other: @b\n";
    assertEquals(2, lint(FILE.replace("VALUE", "@a") + more).split("PG001 ", -1).length - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'open", "[open", "\"open"})
  void whatMayReachFurtherIsNot(String value) throws IOException {
    assertFalse(lint(FILE.replace("VALUE", value)).contains("[PG701 "));
  }

  @Test
  void moreThanThreeAreNot() throws IOException {
    String more = "      b: @b\n      c: @c\n      d: @d\n";
    assertFalse(lint(FILE.replace("VALUE", "@a") + more).contains("[PG701 "));
  }

  @Test
  void imagesAndValuesBesideServicesAreNot() throws IOException {
    assertFalse(lint(FILE.replace("docker.io/example/shop", "@a")).contains("[PG701 "));
    assertFalse(lint("x-a:\n  b: @a\n" + FILE).contains("[PG701 "));
  }

  @Test
  void nothingIsMended() throws IOException {
    for (String value : new String[] {"@a", "*.a"}) {
      String text = FILE.replace("VALUE", value);
      lint(text);
      Ran.in(home, "lint", "--fix=unsafe");
      assertEquals(text, Files.readString(home.resolve("compose.yaml")));
    }
  }

  private String lint(String text) throws IOException {
    Files.writeString(home.resolve("compose.yaml"), text);
    return Ran.in(home, "lint").out();
  }
}
