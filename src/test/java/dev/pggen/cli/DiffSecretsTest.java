package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
