package dev.pggen.target.composefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pggen.artifact.OutputFile;
import dev.pggen.stack.Stack;
import dev.pggen.stack.StackFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ComposeFileTest {
  private static OutputFile manifest() {
    Stack stack = StackFixture.full();
    return ComposeFile.of(stack, List.of(), new TestLayout()).files("compose.yaml").get(0);
  }

  @Test
  void writesEveryKeyInItsPlace() throws IOException {
    Path golden = Path.of("src/test/resources/dev/pggen/target/composefile/full.yaml");
    assertEquals(Files.readString(golden), manifest().text());
  }

  @Test
  void everyLineHasAReason() {
    OutputFile file = manifest();
    for (int line = 1; line <= file.text().lines().count(); line++) {
      assertFalse(file.reason(line).reason().isEmpty(), "line " + line);
    }
  }
}
