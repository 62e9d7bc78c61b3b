package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.lint.Attempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are read before their turn tell what they tell alone. */
final class ReadAheadTest {
  private static final int FILES = 60;

  @TempDir Path home;

  private Path file(int number, String text) throws IOException {
    Path directory = Files.createDirectories(home.resolve("s" + number));
    return Files.writeString(directory.resolve("compose.yaml"), text);
  }

  private static String text(int number) {
    return switch (number % 3) {
      case 0 -> "services: {web: {image: shop, ports: [\"" + (8000 + number) + ":80\"]}}\n";
      case 1 -> "services: {web: {image: [shop, odd]}}\n";
      default -> "services: {web: {image: shop\n";
    };
  }

  private ReadAhead ahead(List<Path> files, Set<String> slow) {
    Subjects reader = new Subjects(home, LocalDate.of(2026, 11, 20));
    LintPaths paths = new LintPaths(files, List.of(), Optional.empty(), Optional.empty(), Map.of());
    return new ReadAhead(reader, paths, slow, home);
  }

  @Test
  void theyTellTheSameInAnyOrder() throws Exception {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      files.add(file(i, text(i)));
    }
    ReadAhead ahead = ahead(files, Set.of("s7/compose.yaml"));
    Subjects alone = new Subjects(home, LocalDate.of(2026, 11, 20));
    for (int i = FILES - 1; i >= 0; i--) { // backwards: nobody waits for those that come first
      Attempt<ReadFile> read = ahead.read(files.get(i));
      assertEquals(
          alone.read(files.get(i), List.of()).subject().findings().toString(),
          read.value().orElseThrow().subject().findings().toString());
    }
  }

  @Test
  void aFileThatIsGoneIsSaidWhereItsTurnIs() throws Exception {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      files.add(file(i, text(0)));
    }
    Files.delete(files.get(1));
    ReadAhead ahead = ahead(files, Set.of());
    assertTrue(ahead.read(files.get(0)).value().isPresent());
    assertThrows(IOException.class, () -> ahead.read(files.get(1)));
    assertTrue(ahead.read(files.get(2)).value().isPresent());
  }

  @Test
  void aRunOfManyFilesIsTheSameEachTime() throws Exception {
    for (int i = 0; i < FILES; i++) {
      file(i, text(i));
    }
    Ran first = Ran.in(home, "lint", "--format=concise", "--profile=strict");
    Ran second = Ran.in(home, "lint", "--format=concise", "--profile=strict");
    assertEquals(first.out() + first.err(), second.out() + second.err());
    assertTrue(first.out().contains("s3/compose.yaml"), first.out());
  }
}
