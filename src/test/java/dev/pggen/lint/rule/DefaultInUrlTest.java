package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DefaultInUrlTest {
  @Test
  void aPasswordWithADefaultIsFoundBehindAnyUser() {
    assertEquals(
        Optional.of(new DefaultInUrl("PW", "${PW:-shop}")),
        DefaultInUrl.of("postgres://shop:${PW:-shop}@db/shop"));
    assertEquals(
        Optional.of(new DefaultInUrl("PW", "${PW-shop}")),
        DefaultInUrl.of("postgres://${PG_USER:-shop}:${PW-shop}@db:5432/${DB:-shop}"));
  }

  @Test
  void whatIsNoPasswordOrHasNoDefaultIsNot() {
    for (String text :
        new String[] {
          "",
          "${PW:-shop}",
          "postgres://shop:${PW}@db/shop",
          "postgres://db/shop?at=:${PW:-shop}@",
          "http://${HOST:-db}:${PORT:-80}/a",
          "postgres://shop:${PW:-${OTHER}}@db/shop",
          "postgres://shop:${PW:-shop"
        }) {
      assertEquals(Optional.empty(), DefaultInUrl.of(text), text);
    }
  }
}
