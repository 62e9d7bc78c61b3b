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
    table(out, "At the top", schema);
    for (Map.Entry<String, String> block : BLOCKS) {
      table(out, "`" + block.getValue() + "`", schema.path("definitions").path(block.getKey()));
    }
    return out.append("\n").toString();
  }

  private void table(StringBuilder out, String title, JsonNode block) {
    List<String> required = new ArrayList<>();
    block.path("required").forEach(r -> required.add(r.asText()));
    out.append("\n### ")
        .append(title)
        .append("\n\n| key | value | default | meaning | example |\n");
    out.append("| --- | --- | --- | --- | --- |\n");
    block
        .path("properties")
        .properties()
        .forEach(
            p ->
                out.append("| `")
                    .append(p.getKey())
                    .append("` | ")
                    .append(type(p.getValue()))
                    .append(" | ")
                    .append(required.contains(p.getKey()) ? "**required**" : standard(p.getValue()))
                    .append(" | ")
                    .append(cell(p.getValue().path("description").asText()))
                    .append(" | ")
                    .append(code(p.getValue().path("examples").path(0)))
                    .append(" |\n"));
  }

  private String type(JsonNode key) {
    JsonNode of = key;
    JsonNode reference = key.path("allOf").path(0).path("$ref");
    if (reference.isTextual()) {
      String name = reference.asText().substring("#/definitions/".length());
      of = schema.path("definitions").path(name);
      if (List.of("size", "duration", "schedule", "path", "user").contains(name)) {
        return name;
      }
    }
    if (of.has("enum")) {
      List<String> words = new ArrayList<>();
      of.path("enum").forEach(w -> words.add("`" + w.asText() + "`"));
      return String.join(", ", words);
    }
    List<String> types = new ArrayList<>();
    if (of.path("type").isArray()) {
      of.path("type").forEach(t -> types.add(word(t.asText())));
    } else {
      types.add(word(of.path("type").asText()));
    }
    return String.join(" or ", types) + range(of);
  }

  private static String word(String type) {
    return switch (type) {
      case "string" -> "text";
      case "integer" -> "whole number";
      case "boolean" -> "true or false";
      case "array" -> "list";
      case "object" -> "map";
      default -> type;
    };
  }

  private static String range(JsonNode of) {
    return of.has("minimum") && of.has("maximum")
        ? ", " + of.path("minimum").asText() + " to " + of.path("maximum").asText()
        : "";
  }

  private static String standard(JsonNode key) {
    return key.has("x-default") ? cell(key.path("x-default").asText()) : code(key.path("default"));
  }

  private static String code(JsonNode value) {
    String text =
        value.isTextual() && !value.asText().isEmpty() ? value.asText() : value.toString();
    return "`" + text.replace("\n", "\\n").replace("|", "\\|") + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
