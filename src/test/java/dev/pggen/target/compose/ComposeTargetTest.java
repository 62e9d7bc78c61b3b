package dev.pggen.target.compose;

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

final class ComposeTargetTest {
  private static OutputFile manifest() {
    Stack stack = StackFixture.full();
    return ManifestPrinter.print(
        StackWriter.write(stack, List.of()), "compose.yaml", StackWriter.header(stack));
  }

  @Test
  void writesEveryKeyInItsPlace() throws IOException {
    Path golden = Path.of("src/test/resources/dev/pggen/target/compose/full.yaml");
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
