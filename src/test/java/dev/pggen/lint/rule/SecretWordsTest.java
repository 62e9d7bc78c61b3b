package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of variables that hold a secret, and those that only look so. */
final class SecretWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POSTGRES_PASSWORD",
        "PGPASSWORD",
        "dbPassword",
        "DB_PWD",
        "ADMIN_PW",
        "API_KEY",
        "API_TOKEN",
        "SECRET_KEY_BASE",
        "VAULT_SECRET_ID",
        "KEYCLOAK_ADMIN_PASSWORD",
        "KEYCLOAK_CLIENT_SECRET",
        "PASSIVE_PASSWORD",
        "GITEA__database__PASSWD"
      })
  void names(String name) {
    assertTrue(SecretWords.namesSecret(name), name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TOKEN_EXPIRY",
        "AUTH_TOKEN_SERVICE",
        "AUTH_TOKEN_REALM",
        "AUTH_TOKEN_HEADER",
        "PASSWORD_ALGORITHM",
        "PASSWORD_HASH",
        "API_KEY_NAME",
        "GRAFANA_PASSWORD_POLICY",
        "SESSION_SECRET_ROTATION",
        "TOKEN_TTL",
        "PASSWORD_COMPLEXITY",
        "PRIVATE_KEY_ROTATION_GRACE_PERIOD",
        "PASSWORD_MIN_LENGTH",
        "SETTING_PASSWORD_MIN_QUALITY",
        "PASSWORD_STRENGTH_SCORE",
        "SECRET_TYPE",
        "tokenExpiry",
        "KEYCLOAK_ADMIN",
        "VAPID_PUBLIC_KEY",
        "AWS_ACCESS_KEY_ID",
        "POSTGRES_PASSWORD_FILE",
        "FILE__PASSWORD",
        "PWD",
        "OLDPWD",
        "PWA_NAME"
      })
  void otherNames(String name) {
    assertFalse(SecretWords.namesSecret(name), name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "enabled",
        "\"\"",
        "''",
        "0.0.0.0",
        "%kernel.dir%/config/jwt/private.pem",
        "0.3",
        ".75",
        "12.5"
      })
  void valuesThatAreNoSecrets(String value) {
    assertFalse(SecretWords.looksSecret(value), value);
  }

  @Test
  void numbersWithMoreToThem() {
    assertTrue(SecretWords.looksSecret("1.2.3"));
    assertTrue(SecretWords.looksSecret("0.3f"));
    assertTrue(SecretWords.looksSecret("2024.123456"));
  }

  @Test
  void fewDigits() {
    assertTrue(SecretWords.holdsSecret("POSTGRES_PASSWORD", "1234"));
    assertTrue(SecretWords.holdsSecret("TOKENS", "12345"));
    assertFalse(SecretWords.holdsSecret("MAX_TOKEN", "4096"));
    assertFalse(SecretWords.holdsSecret("LLM_TOKENS", "4096"));
    assertFalse(SecretWords.holdsSecret("KEY_SLOT", "4096"));
    assertFalse(SecretWords.holdsSecret("ALLOW_EMPTY_PASSWORD", "1"));
  }

  @Test
  void saltsAndSignIns() {
    for (String setting : List.of("sha256", "default", "hmac-sha256", "PBKDF2_SHA512")) {
      assertFalse(SecretWords.holdsSecret("TLS_KEY_SALT", setting), setting);
      assertFalse(SecretWords.holdsSecret("REDIS_AUTH", setting), setting);
    }
    assertTrue(SecretWords.holdsSecret("LOGIN_SALT", "k3jH2xPq"));
    assertTrue(SecretWords.holdsSecret("NEO4J_AUTH", "neo4j/k3jH"));
    assertTrue(SecretWords.holdsSecret("DB_PASSWORD", "default"));
  }

  @Test
  void keysThatAreNames() {
    List<String> both = List.of("LIVE_KEY", "LIVE_SECRET");
    assertTrue(SecretWords.namesPair("LIVE_KEY", "my-key", both));
    assertFalse(SecretWords.namesPair("LIVE_KEY", "my-key", List.of("LIVE_KEY")));
    assertFalse(SecretWords.namesPair("LIVE_KEY", "k3jH2xPq", both));
    List<String> store = List.of("S3_ACCESS_KEY", "S3_SECRET_KEY");
    assertTrue(SecretWords.namesPair("S3_ACCESS_KEY", "k3jH2xPq", store));
    assertFalse(SecretWords.namesPair("S3_SECRET_KEY", "k3jH2xPq", store));
    assertFalse(SecretWords.namesPair("S3_ACCESS_KEY", "k3jH2xPq", List.of("S3_ACCESS_KEY")));
    assertFalse(
        SecretWords.namesPair("S3_SECRET_ACCESS_KEY", "k3jH2xPq", List.of("S3_SECRET_SECRET_KEY")));
  }

  @Test
  void passwordsInAddresses() {
    assertEquals("hunter22", SecretWords.passwordOf("postgres://a:hunter22@db/x"));
    assertEquals(
        "hunter22", SecretWords.passwordOf("jdbc:postgresql://db/x?user=a&password=hunter22"));
    assertEquals("", SecretWords.passwordOf("jdbc:postgresql://db/x?password=${PW}"));
    assertEquals("", SecretWords.passwordOf("https://example.org/?reset_password=yes"));
    assertEquals("hunter22", SecretWords.passwordInWords("host=db password=hunter22 user=a"));
    assertEquals("hunter22", SecretWords.passwordInWords("Server=db;Password=hunter22;"));
    assertEquals("", SecretWords.passwordInWords("host=db password=$PW"));
    assertEquals("", SecretWords.passwordInWords("host=db no_password=1"));
    assertEquals("", SecretWords.passwordInWords("password="));
  }
}
