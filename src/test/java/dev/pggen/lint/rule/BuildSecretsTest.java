package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stays in an image is a secret, and not a page's own key or a word that lets it be built. */
final class BuildSecretsTest {
  @ParameterizedTest
  @CsvSource({
    "NPM_TOKEN, NPM_TOKEN, true",
    "SECRET, SHOP_SECRET, true",
    "DATABASE_URL, DATABASE_URL, true",
    "REGISTRY, NPM_TOKEN, true",
    "SHOP_URL, SHOP_URL, false",
    "SSH_KEY, SSH_KEY_PATH, false",
    "NEXT_PUBLIC_API_KEY, API_KEY, false",
    "VITE_MAPS_API_KEY, MAPS_API_KEY, false",
    "GPG_KEY, GPG_KEY, false",
    "NODE_VERSION, NODE_VERSION, false",
  })
  void isFilledIn(String name, String asked, boolean expected) {
    assertEquals(expected, BuildSecrets.isFilledIn(name, asked, List.of(name)));
  }

  @ParameterizedTest
  @CsvSource({"DB_PASSWORD, false", "DB_NAME, true"})
  void anAddressBesideItsPasswordNeedsNone(String beside, boolean expected) {
    assertEquals(
        expected,
        BuildSecrets.isFilledIn("DATABASE_URL", "DATABASE_URL", List.of("DATABASE_URL", beside)));
  }

  @ParameterizedTest
  @CsvSource({
    "NPM_TOKEN, npm_9uS3cXb7, true",
    "DATABASE_URL, postgres://shop:9uS3cXb7@db/shop, true",
    "DATABASE_URL, postgres://shop:shop@localhost/shop, false",
    "SECRET_KEY_BASE, dummy, false",
    "APP_KEY, placeholder-for-assets, false",
    "GPG_KEY, 7169605F62C751356D054A26A821E680E5FA6305, false",
    "DATABASE_URL, postgres://db/shop, false",
  })
  void isWritten(String name, String value, boolean expected) {
    assertEquals(expected, BuildSecrets.isWritten(name, value));
  }
}
