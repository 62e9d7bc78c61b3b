package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of databases as drivers write them. */
final class DatabaseUrlTest {
  @ParameterizedTest
  @CsvSource({
    "postgres://u:p@h/d, u|p|h|5432|d",
    "postgresql+asyncpg://u@Db.Lan:6432/d?sslmode=require, u||db.lan|6432|d",
    "jdbc:postgresql://h:5433/d, ||h|5433|d",
    "postgis://u:p%40q@h, u|p%40q|h|5432|",
    "postgres://u:p@[fd00::5]:5433/d, u|p|[fd00::5]|5433|d",
    "'postgres://a,b:5433/d', ||a|5432|d",
    "postgres://u:p@@h/d, u|p@|h|5432|d"
  })
  void parts(String url, String parts) {
    DatabaseUrl u = DatabaseUrl.parse(url).orElseThrow();

    assertEquals(parts, String.join("|", u.user(), u.password(), u.host(), u.port(), u.database()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://u:p@h/d",
        "h:5432",
        "",
        "http://postgres://x",
        "://",
        // What looks like a host is half of a password that nobody encoded.
        "postgres://shop:hunt22/er99@pg.example.org/shop",
        "postgres://shop:hunt22?er99@pg.example.org/shop",
        "postgres://shop:hu@nt22#er99@pg.example.org/shop"
      })
  void others(String text) {
    assertEquals(Optional.empty(), DatabaseUrl.parse(text));
  }

  @Test
  void nothingAfterTheScheme() {
    assertEquals("", DatabaseUrl.parse("postgres://").orElseThrow().host());
  }
}
