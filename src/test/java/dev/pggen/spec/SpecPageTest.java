package dev.pggen.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pggen.source.Result;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/spec.md} and the schema say the same: the tables of keys between the marks are
 * written from the schema. Run with {@code -Dgolden.update=true} after a change of the schema.
 */
final class SpecPageTest {
  private static final Path PAGE = Path.of("docs/spec.md");
  private static final String BEGIN = "<!-- keys: written from the schema -->\n";
  private static final String END = "<!-- end of keys -->\n";

  /** Blocks in the order in which a reader meets them, with where they stand in a spec. */
  private static final List<Map.Entry<String, String>> BLOCKS =
      List.of(
          Map.entry("secret", "secrets.NAME"),
          Map.entry("container", "containers.NAME and init_containers.NAME"),
          Map.entry("port_entry", "containers.NAME.ports[]"),
          Map.entry("healthcheck", "containers.NAME.healthcheck"),
          Map.entry("file", "containers.NAME.files.PATH"),
          Map.entry("volume", "volumes.NAME"),
          Map.entry("postgres", "postgres"),
          Map.entry("storage", "postgres.storage"),
          Map.entry("access", "postgres.access[]"),
          Map.entry("tls", "postgres.tls"),
          Map.entry("backup", "backup"),
          Map.entry("logical", "backup.logical"),
          Map.entry("retention", "backup.logical.retention"),
          Map.entry("drill", "backup.drill"),
          Map.entry("target", "targets.compose"),
          Map.entry("nomad", "targets.nomad"),
          Map.entry("targetWithDataset", "targets.truenas"),
          Map.entry("catalog", "targets.truenas.catalog"),
          Map.entry("catalog_maintainer", "targets.truenas.catalog.maintainers[]"),
          Map.entry("ignore", "lint.ignore[]"));

  private final JsonNode schema;

  SpecPageTest() throws IOException {
    schema = new ObjectMapper().readTree(SchemaTest.FILE.toFile());
  }

  @Test
  void tablesAreThoseOfTheSchema() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    assertTrue(begin >= BEGIN.length() && end >= begin, "both marks are there");
    String written = page.substring(0, begin) + tables() + page.substring(end);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, written);
    }
    assertEquals(written, Files.readString(PAGE));
  }

  @Test
  void everyBlockHasATable() {
    List<String> withKeys = new ArrayList<>();
    schema
        .path("definitions")
        .properties()
        .forEach(
            d -> {
              if (d.getValue().has("properties")) {
                withKeys.add(d.getKey());
              }
            });
    assertEquals(
        withKeys.stream().sorted().toList(),
        BLOCKS.stream().map(Map.Entry::getKey).sorted().toList());
  }

  @Test
  void everyRuleIsNamed() throws IOException {
    String page = Files.readString(PAGE);
    for (RuleInfo rule : SpecRules.ALL) {
      assertTrue(
          page.contains("`" + rule.id() + "` " + rule.name()), rule.id() + " " + rule.name());
    }
  }

  @Test
  void specsOnThePageAreRight() throws IOException {
    Matcher blocks =
        Pattern.compile("```yaml\n(pggen: 1\n.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    int count = 0;
    while (blocks.find()) {
      Result<Spec> spec =
          SpecLoader.load(SourceFile.of("spec.md", blocks.group(1)), "compose", MemoryFiles.none());
      assertEquals(List.of(), spec.findings());
      count++;
    }
    assertTrue(count >= 1, "there is a whole spec on the page");
  }

  private String tables() {
    StringBuilder out = new StringBuilder();
    table(out, "At the top", "");
    for (Map.Entry<String, String> block : BLOCKS) {
      // Two blocks with the same keys share a table.
      table(out, "`" + block.getValue() + "`", block.getValue().replaceFirst(" and .*", ""));
    }
    return out.append("\n").toString();
  }

  private static void table(StringBuilder out, String title, String block) {
    out.append("\n### ")
        .append(title)
        .append("\n\n| key | value | default | meaning | example |\n");
    out.append("| --- | --- | --- | --- | --- |\n");
    String path = block.replace(".PATH", ".NAME");
    for (SchemaKey key : SchemaKeys.all()) {
      if (key.block().equals(path)) {
        String standard = key.required() ? "**required**" : key.standard();
        out.append("| `").append(key.name()).append("` | ").append(key.value());
        out.append(" | ").append(cell(standard)).append(" | ").append(cell(key.about()));
        out.append(" | `").append(cell(key.example())).append("` |\n");
      }
    }
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
