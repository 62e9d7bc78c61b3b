package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which role a configuration names for the server {@code db}. */
final class WholeFileTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "database:|  host: db|  username: shop|; shop",
        "database:|  username: 'shop' # its own|||  host: db|; shop",
        "database:|  url: jdbc:postgresql://db:5432/app|  user: shop|; shop",
        "host = \"db\"|user = \"shop\"|; shop",
        "{|  \"host\": \"db\",|  \"user\": \"shop\",|}; shop",
        "stores:|- host: db|  user: shop|- host: x|  user: y|; shop",
        "stores:|- host: x|  user: y|- host: db|  user: shop|; shop",
        "[mailer]|user = admin|[database]|host = db|user = shop|; shop",
        "admin:|  username: admin|database:|  url: postgres://svc:${PW}@db/app|; svc",
        "admin:|  username: admin|DSN=postgres://svc:p@db/app?a=b|; svc",
        "admin:|  username: admin|database:|  host: db|; ''",
        "[mailer]|user = admin|[database]|host = db|; ''",
        "database:|  host: db|  admin:|    user: admin|; ''",
        "database:|  host: feedback|  user: admin|; ''",
        "database:|  host: db.example.org|  user: admin|; ''",
        "database:|  name: db|  host: x|  user: admin|; ''",
        "database:|  host: db|  user: ${OWNER}|; ''",
        "database:|  host: db|  user: admin@example.org|; ''"
      })
  void theBlockOfTheHostNamesIt(String text, String user) {
    assertEquals(user, WholeFile.user(text.replace('|', '\n'), "db"));
  }

  @Test
  void aPlaceIsOfTheHostBesideIt() {
    String text = "admin:\n  user: A\ndatabase:\n  host: db\n  user: B\n";
    assertFalse(WholeFile.isOf(text, text.indexOf('A'), "db"));
    assertTrue(WholeFile.isOf(text, text.indexOf('B'), "db"));
    assertTrue(WholeFile.isOf("Host=db;Username=C", 17, "db"));
  }
}
