package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code lint --diff} says of secrets beside and in what it changes. */
final class DiffSecretsTest {
  @TempDir Path home;

  @Test
  void aPatchThatDoesNotApplyIsSaidToBeOne() throws IOException {
    String file =
        """
        services:
          db:
            image: postgres:17.11-bookworm
            environment:
              POSTGRES_PASSWORD: hunter2-battery
              UMASK: 0027
              %s
        """;
    Path compose = Files.writeString(home.resolve("compose.yaml"), file.formatted("A: b"));
    Ran beside = Ran.in(home, "lint", "--diff", "--select=PG902");
    assertTrue(beside.out().contains("+      UMASK: \"0027\""), beside.out() + beside.err());
    assertFalse(beside.err().contains("patch"), beside.err());

    String swapped =
        file.replace("UMASK: 0027", "X: 1").replace("POSTGRES", "UMASK: 0027\n      X");
    Files.writeString(compose, swapped.formatted("A: b"));
    Ran behind = Ran.in(home, "lint", "--diff", "--select=PG902");
    assertTrue(behind.err().contains("`compose.yaml` leaves out lines with secrets"), behind.err());

    Files.writeString(compose, file.formatted("DB_PASSWORD: 0027654"));
    Ran within = Ran.in(home, "lint", "--diff", "--select=PG101,PG902");
    assertTrue(within.out().contains("-      DB_PASSWORD: ***\n"), within.out());
    assertTrue(within.err().contains("shows `***` for a secret in a line"), within.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "API_TOKEN: \"abcdef\n        ghijk9999\"",
        "API_TOKEN: 'abcdef\n        x\n        ghijk9999'",
        "TLS_PRIVATE_KEY: |\n        abcdef1\n        ghijk9999",
        "TLS_PRIVATE_KEY: >-\n        abcdef1\n\n        x\n        ghijk9999",
      })
  void aSecretOfSeveralLinesIsLeftOut(String secret) throws IOException {
    for (String end : new String[] {"", "\n", "\n    labels: {a: b}\n"}) {
      Files.writeString(
          home.resolve("compose.yaml"),
          "services:\n"
              + "  web: {image: \"shop/web:1.2.3\", restart: always, depends_on: [db]}\n"
              + "  db:\n    image: postgres:17.11-bookworm\n    environment:\n      "
              + secret
              + end);
      Ran ran = Ran.in(home, "lint", "--fix=unsafe", "--diff", "--select=PG319");
      assertTrue(ran.out().contains("restart"), ran.out() + ran.err());
      for (String part : new String[] {"abcdef", "ghijk", " x\n"}) {
        assertFalse(ran.out().contains(part), ran.out());
      }
    }
  }
}
