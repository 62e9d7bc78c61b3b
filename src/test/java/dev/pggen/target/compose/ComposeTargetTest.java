package dev.pggen.target.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pggen.artifact.OutputFile;
import dev.pggen.stack.StackFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ComposeTargetTest {
  private static OutputFile manifest() {
    return new ComposeTarget()
        .render(StackFixture.full()).stream()
            .filter(f -> f.path().equals("compose.yaml"))
            .findFirst()
            .orElseThrow();
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
