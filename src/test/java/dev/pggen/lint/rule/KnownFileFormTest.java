package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.stack.ImageRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of images that specs use tells manifests the same. */
final class KnownFileFormTest {
  @ParameterizedTest
  @CsvSource({
    "ghcr.io/goauthentik/server:2026.2, AUTHENTIK_SECRET_KEY,"
        + " AUTHENTIK_SECRET_KEY: file:///run/secrets/NAME",
    "gitea/gitea:1.25, GITEA__database__PASSWD,"
        + " GITEA__database__PASSWD__FILE: /run/secrets/NAME",
    "gitea/gitea:1.25-rootless, A, A__FILE: /run/secrets/NAME",
    "codeberg.org/forgejo/forgejo:13-rootless, A, A__FILE: /run/secrets/NAME",
    "postgres:17, POSTGRES_PASSWORD, POSTGRES_PASSWORD_FILE: /run/secrets/NAME",
  })
  void isShown(String image, String variable, String expected) {
    assertEquals(expected, KnownFileForm.of(ImageRef.parse(image)).orElseThrow().shown(variable));
  }

  @Test
  void noneIsKnownToo() {
    assertTrue(KnownFileForm.of(ImageRef.parse("redis:7")).orElseThrow().form().isEmpty());
    assertTrue(KnownFileForm.of(ImageRef.parse("shop/web:1")).isEmpty(), "nothing is known");
  }
}
