package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classes of characters in patterns, as git reads them. */
final class GitIgnoreTest {
  @TempDir Path home;

  @ParameterizedTest
  @CsvSource({
    "x[ab], xa, true",
    "x[!ab], xa, false",
    "x[!ab], xc, true",
    "x[^ab], xc, true",
    "x[a-c], xb, true",
    "x[!], x!, false",
    "x[!]], xa, true",
    "x[!]], x], false",
    "x[]], x], true",
    "x[z-a], xb, false",
    "x[a&&b], x&, true",
    "x[a&&b], xa, true",
    "x[a[b], x[, true",
    "x[a^], x^, true"
  })
  void classes(String pattern, String name, boolean left) {
    Path directory = Path.of("/home");

    assertEquals(
        left, GitIgnore.of(directory, List.of(pattern)).ignores(directory.resolve(name), false));
  }

  @Test
  void aBrokenPatternLeavesTheOthers() throws IOException {
    Files.writeString(home.resolve("pggen.yaml"), FixFilesTest.TWO);
    Files.createDirectory(home.resolve(".git"));
    Files.writeString(home.resolve(".gitignore"), "x[!]\n[z-a]\npggen.yaml\n");

    Ran ran = Ran.in(home, "lint");
    assertEquals(ExitCode.USAGE, ran.code(), ran.err());
  }
}
