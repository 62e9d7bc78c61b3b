package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Passwords with signs that should have been encoded are known to their ends. */
final class UrlAuthorityTest {
  @ParameterizedTest
  @CsvSource({
    "postgres://shop:hunt22/er99@pg.example.org/shop, hunt22/er99",
    "postgres://shop:hunt22?er99@pg.example.org/shop, hunt22?er99",
    "postgres://shop:hunt22#er99@pg.example.org/shop, hunt22#er99",
    "postgres://shop:hu@nt22/er99@pg.example.org/shop, hu@nt22/er99",
    "postgres://shop:hunt22er99@pg.example.org/shop?options=a@b, hunt22er99",
    "postgres://shop:1234/er99@pg.example.org/shop, 1234/er99",
    "https://example.org:8080/@scope/package, ''",
    "https://example.org/@scope:x/package, ''",
    "postgres://pg.example.org:5432/shop?user=a@b, ''",
    "postgres://pg.example.org/shop?user=a:c@b, ''"
  })
  void password(String url, String password) {
    assertEquals(password, SecretWords.passwordOf(url));
  }
}
