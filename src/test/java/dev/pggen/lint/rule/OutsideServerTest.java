package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.read.FileSet;
import dev.pggen.read.compose.ComposeReader;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Stack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which servers a stack is known to reach outside of itself. */
final class OutsideServerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DB_HOST: pg.lan | ",
        "DB_HOST: pg.lan, DB_PORT: 5432 | pg.lan:5432/",
        "DB_HOST: pg.lan, DB_PORT: 3306 | ",
        "DB_HOST: pg.lan, DB_CONNECTION: pgsql, DB_DATABASE: shop | pg.lan:5432/shop",
        "POSTGRES_HOST: pg.lan, POSTGRES_PORT: '6432', POSTGRES_DB: shop | pg.lan:6432/shop",
        "GF_DATABASE_HOST: 'pg.lan:5432' | pg.lan:5432/",
        "PGHOST: 192.0.2.7 | 192.0.2.7:5432/",
        "DATABASE_URL: 'postgres://a@PG.lan/shop' | pg.lan:5432/shop",
        "DATABASE_URL: 'postgres://a@db/shop' | ",
        "DATABASE_URL: 'postgres://a@localhost/shop' | ",
        "DATABASE_URL: 'mysql://a@pg.lan/shop' | ",
        "SMTP_HOST: pg.lan, SMTP_PORT: 5432 | ",
        "FEEDBACK_HOST: pg.lan, FEEDBACK_PORT: 5432 | ",
        "POSTGRES_HOST: /var/run/postgresql | "
      })
  void found(String variables, String expected) {
    String text =
        "name: shop\nservices:\n  web: {image: a/b, environment: {%s}}\n  db: {image: postgres}\n"
            .formatted(variables);
    Stack stack =
        new ComposeReader()
            .read(SourceFile.of("compose.yaml", text), FileSet.of(Map.of()))
            .value()
            .orElseThrow()
            .stack();
    List<String> found =
        OutsideServer.of(stack)
            .map(Claim::what)
            .map(s -> s.host() + ":" + s.port() + "/" + s.database())
            .toList();

    assertEquals(expected == null ? List.of() : List.of(expected), found);
  }
}
