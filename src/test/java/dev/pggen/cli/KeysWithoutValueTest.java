package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key below {@code environment} that is passed on, or meant to be empty. */
final class KeysWithoutValueTest {
  @TempDir Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{A_SALT: }                  | info    | `A_SALT` through its environment if whoever",
        "{A_SALT: , B_TOKEN: }       | info    | `A_SALT` and 1 more through its environment if",
        "{A_SALT: , B_TOKEN: \"${X}\"} | warning | `B_TOKEN` and 1 more through its environment",
        "[A_SALT]                    | warning | `A_SALT` through its environment",
      })
  void isToldAsWhatItMayBe(String environment, String severity, String words) throws IOException {
    Files.writeString(
        home.resolve("compose.yaml"),
        "services: {a: {image: \"b/c:1.2.3\", environment: " + environment + "}}\n");
    String out = Ran.in(home, "lint", "--format", "concise").out();
    String line = out.lines().filter(l -> l.contains("PG102")).findFirst().orElse(out);
    assertTrue(line.contains(severity + "[PG102 secret-in-env]: `a` gets " + words), line);
    assertTrue(severity.equals("info") || line.endsWith("environment"), line);
  }
}
