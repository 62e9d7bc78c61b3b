package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A password in an address of which other parts are filled in from outside. */
final class PasswordInPartTest {
  @TempDir Path home;

  @ParameterizedTest
  @CsvSource({
    "postgres://shop:hunter2xyz@${DB_HOST}/shop, true",
    "postgres://${USER:-shop}:hunter2xyz@${DB_HOST}/shop, true",
    "postgres://shop:${PW}@${DB_HOST}/shop, false",
    "postgres://${PG_USER:-shop}:${PG_PASS:-shop}@db/shop, false",
    "postgres://shop:pre${PW}@${DB_HOST}/shop, false",
    "postgres://shop:<password>@${DB_HOST}/shop, false",
  })
  void isFoundWhereItStandsWhole(String url, boolean found) throws IOException {
    // What the file beside sets to nothing readable hides the defaults.
    Files.writeString(home.resolve(".env"), "PG_USER=${A}\nPG_PASS=${B}\nUSER=${C}\n");
    Files.writeString(
        home.resolve("compose.yaml"),
        "services:\n  web:\n    image: shop/web:1.2.3\n    environment:\n      STORE_URL: \""
            + url
            + "\"\n");
    String out = Ran.in(home, "lint", "--format", "concise").out();
    assertEquals(found, out.contains("compose.yaml:5:18: error[PG101"), out);
  }
}
