package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The manifests of the documents that this project began with, and what is found in them. */
final class FoundingTest {
  private static final Path HOME = Path.of("src/test/resources/founding");

  @TestFactory
  Stream<DynamicTest> theirMistakesAreFound() throws IOException {
    List<Path> all;
    try (Stream<Path> each = Files.list(HOME)) {
      all = each.filter(Files::isDirectory).sorted().toList();
    }
    assertTrue(all.size() >= 6, all.toString());
    return all.stream().map(dir -> dynamicTest(dir.getFileName().toString(), () -> hold(dir)));
  }

  private static void hold(Path dir) throws IOException {
    Ran ran =
        Ran.in(dir.toAbsolutePath(), "lint", "--no-config", "--profile=strict", "--format=concise");
    Path golden = dir.resolve("found.txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, ran.out());
    }
    assertEquals(Files.readString(golden), ran.out(), "to accept: -Dgolden.update=true");
  }
}
