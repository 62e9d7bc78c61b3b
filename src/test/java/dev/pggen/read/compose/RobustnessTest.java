package dev.pggen.read.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.read.FileSet;
import dev.pggen.read.Reading;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.StackFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/** Any text gives a stack or a finding, never an exception. */
final class RobustnessTest {
  private static final Path FULL =
      Path.of("src/test/resources/dev/pggen/target/composefile/full.yaml");
  private static final int MUTANTS = 3_000;

  private static final List<String> SCRAPS =
      List.of(
          "",
          " ",
          ":",
          "- ",
          "null",
          "~",
          "[]",
          "{}",
          "''",
          "${A}",
          "${A:-b}",
          "$",
          "0",
          "-1",
          "99999999999999999999",
          "true",
          "!reset",
          "a: b",
          "\n",
          "  ",
          "*x",
          "&x",
          "1e9",
          ".nan",
          "./",
          "../",
          "/",
          "a:b:c:d",
          "65536",
          "0-99999",
          "CMD",
          "[CMD]",
          "service_unheard_of");

  private static Result<Reading> read(String text) {
    return new ComposeReader().read(SourceFile.of("compose.yaml", text), FileSet.none());
  }

  @Test
  void mutantsNeverThrow() throws IOException {
    List<String> lines = Files.readAllLines(FULL);
    Random random = new Random(20261120);
    int stacks = 0;
    for (int i = 0; i < MUTANTS; i++) {
      String mutant = mutant(lines, random);
      Result<Reading> result = read(mutant);
      if (result.value().isPresent()) {
        stacks++;
        assertEquals(
            StackFacts.of(result.value().get().stack()).rows(),
            StackFacts.of(read(mutant).value().orElseThrow().stack()).rows(),
            mutant);
      } else {
        assertTrue(result.hasErrors(), mutant);
      }
    }
    assertTrue(stacks > MUTANTS / 10, "too few mutants could be read: " + stacks);
  }

  private static String mutant(List<String> lines, Random random) {
    StringBuilder out = new StringBuilder();
    int changed = random.nextInt(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String scrap = SCRAPS.get(random.nextInt(SCRAPS.size()));
      if (i == changed || random.nextInt(200) == 0) {
        int colon = line.indexOf(": ");
        line =
            switch (random.nextInt(12)) {
              case 0, 1, 2, 3 -> colon < 0 ? scrap : line.substring(0, colon + 2) + scrap;
              case 4, 5, 6, 7, 8 ->
                  line.replaceFirst(
                      "\"[^\"]*\"",
                      Matcher.quoteReplacement("\"" + scrap.replace("\n", "") + "\""));
              case 9 -> line.isEmpty() ? scrap : line.substring(random.nextInt(line.length()));
              default -> "";
            };
      }
      out.append(line).append('\n');
    }
    return out.toString();
  }

  @Test
  void whatIsNoComposeFileIsSaidSo() {
    assertEquals("PG057", read("a: b\n").findings().get(0).rule().id());
    assertEquals("PG057", read("").findings().get(0).rule().id());
    assertEquals("PG057", read("- services\n").findings().get(0).rule().id());
    assertEquals("PG057", read("services: [a]\n").findings().get(0).rule().id());
    assertTrue(read("services: {a: {image: 'x}\n").hasErrors());
  }
}
