package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and values that mean a secret, and those that only look so. */
final class SecretTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "--db-password",
        "DB_PASSWORD",
        "dbPassword",
        "mail.smtp.password",
        "api_key",
        "jwt-secret",
        "requirepass",
        "secretAccessKey",
        "GITEA__database__PASSWD",
        "X-Api-Key"
      })
  void names(String name) {
    assertTrue(SecretText.names(name), name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--no-password",
        "tokenizer",
        "token_lifetime",
        "password_file",
        "keyboard",
        "key",
        "sort-key",
        "public_key",
        "compass",
        "secret_name",
        "password-policy",
        "bypass",
        ""
      })
  void otherNames(String name) {
    assertFalse(SecretText.names(name), name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$PASSWORD",
        "${PASSWORD}",
        "$(cat /run/secrets/x)",
        "/run/secrets/x",
        "{{ env \"X\" }}",
        "<change me>",
        "true",
        "3600",
        "***",
        "two words",
        "",
        "$argon2id$v=19$m=65536",
        "!vault",
        "./key",
        "file:///run/secrets/x",
        "%env(X)%"
      })
  void otherValues(String value) {
    assertFalse(SecretText.isValue(value), value);
  }

  @Test
  void urls() {
    assertEquals("p4ss", SecretText.urls("open \"amqp://a:p4ss@mq:5672/x\" now").get(0).value());
    assertTrue(SecretText.urls("http://a:$PASS@host/ http://host:80/a@b").isEmpty());
  }
}
