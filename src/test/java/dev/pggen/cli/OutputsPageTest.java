package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pggen.report.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What {@code docs/outputs.md} shows of each form is what comes out. */
final class OutputsPageTest {
  private static final Path PAGE = Path.of("docs/outputs.md");
  private static final Path HERE = Path.of("").toAbsolutePath();

  @Test
  void eachFormHasItsHeadingAndItsRow() throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    for (Format format : Format.values()) {
      assertTrue(lines.contains("## " + format.label()), format.label());
      assertTrue(
          lines.stream().anyMatch(l -> l.startsWith("| `" + format.label() + "`")), format.label());
    }
  }

  @Test
  void eachExcerptIsInWhatIsPrinted() throws IOException {
    Map<String, String> excerpts = excerpts();
    assertEquals(
        Arrays.stream(Format.values()).map(Format::label).sorted().toList(),
        List.copyOf(excerpts.keySet()));
    for (Map.Entry<String, String> excerpt : excerpts.entrySet()) {
      String form = excerpt.getKey();
      String out = Ran.in(HERE, "lint", "--format", form, "samples/bad/shop").out();
      String wanted = excerpt.getValue();
      if (wanted.startsWith("{") || wanted.startsWith("[")) {
        ObjectMapper json = new ObjectMapper();
        assertTrue(holds(json.readTree(out), json.readTree(wanted)), form + ":\n" + out);
      } else {
        assertTrue(out.contains(wanted.stripTrailing()), form + ":\n" + out);
      }
    }
  }

  /** Whether a document says at least what an excerpt says. */
  private static boolean holds(JsonNode document, JsonNode excerpt) {
    if (excerpt.isArray() && !excerpt.isEmpty()) {
      for (JsonNode wanted : excerpt) {
        boolean found = false;
        for (JsonNode each : document) {
          found |= holds(each, wanted);
        }
        if (!found) {
          return false;
        }
      }
      return document.isArray();
    }
    if (excerpt.isObject()) {
      return excerpt.properties().stream()
          .allMatch(p -> document.has(p.getKey()) && holds(document.get(p.getKey()), p.getValue()));
    }
    return excerpt.equals(document);
  }

  /** By the heading that they stand below; of two blocks the one that is no configuration. */
  private static Map<String, String> excerpts() throws IOException {
    Map<String, String> excerpts = new TreeMap<>();
    String heading = "";
    List<String> block = new ArrayList<>();
    String language = "";
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("## ")) {
        heading = line.substring(3);
      } else if (line.startsWith("```") && language.isEmpty()) {
        language = line.substring(3);
        block.clear();
      } else if (line.equals("```")) {
        if (!language.equals("yaml") && !language.equals("console")) {
          excerpts.put(heading, String.join("\n", block));
        }
        language = "";
      } else {
        block.add(line);
      }
    }
    return excerpts;
  }
}
