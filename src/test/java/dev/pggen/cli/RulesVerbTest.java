package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.pggen.lint.Family;
import dev.pggen.lint.Rule;
import dev.pggen.lint.Rules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of rules, for people and for programs, and what is said of one or a family of them. */
final class RulesVerbTest {
  @TempDir Path home;

  private static String table(int columns) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(
            StandardInput.empty(),
            stream,
            stream,
            Path.of("").toAbsolutePath(),
            Map.of("COLUMNS", String.valueOf(columns)),
            LocalDate.of(2026, 11, 20),
            "1");
    assertEquals(ExitCode.CLEAN, Main.run(List.of("rules"), terminal));
    return out.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120, 200})
  void theTableFitsTheTerminalAndLosesNoWord(int columns) {
    String table = table(columns);
    int longest = table.lines().mapToInt(String::length).max().orElseThrow();
    assertTrue(longest <= columns, () -> "a line of " + longest + " columns:\n" + table);
    String flowing = table.replaceAll("\\s+", " ");
    for (Rule rule : Rules.ALL) {
      assertTrue(flowing.contains(" " + rule.info().summary()), rule.info().summary());
      assertTrue(table.contains("  " + rule.info().id() + "  "), rule.info().id());
    }
  }

  @Test
  void everyFamilyHeadsItsRules() {
    String table = Ran.in(home, "rules").out();
    for (Rule rule : Rules.ALL) {
      int id = table.indexOf("  " + rule.info().id() + " ");
      int family = table.lastIndexOf("\n\n", id);
      String head = table.substring(Math.max(0, family)).strip();
      assertTrue(head.startsWith(Family.of(rule).label() + ": "), rule.info().id());
    }
  }

  @Test
  void theJsonKeepsItsSchemaAndSaysWhatTheRulesSay() throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(Files.readString(Path.of("schemas/rules-1.schema.json")));
    Ran ran = Ran.in(home, "rules", "--format", "json");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.err());
    assertEquals(List.of(), schema.validate(ran.out(), InputFormat.JSON), ran.out());
    JsonNode rules = new ObjectMapper().readTree(ran.out()).path("rules");
    assertEquals(Rules.ALL.size(), rules.size());
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = Rules.ALL.get(i);
      assertEquals(rule.info().id(), rules.get(i).path("id").asText());
      assertEquals(rule.info().summary(), rules.get(i).path("summary").asText());
      assertEquals(rule.elsewhere().label(), rules.get(i).path("elsewhere").asText());
      assertEquals(rule.profile().label(), rules.get(i).path("profile").asText());
      assertEquals(rule.suppressible(), rules.get(i).path("suppressible").asBoolean());
    }
    Ran wrong = Ran.in(home, "rules", "--format", "jsn");
    assertEquals(ExitCode.USAGE, wrong.code());
    assertTrue(wrong.err().contains("write table or json"), wrong.err());
    assertFalse(schema.validate("{\"version\":1,\"rules\":[]}", InputFormat.JSON).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PG602", "pg602", "root-user", "Root-User"})
  void explainFindsARuleByIdAndNameInAnyCase(String word) {
    Ran ran = Ran.in(home, "explain", word);
    assertEquals(ExitCode.CLEAN, ran.code(), ran.err());
    assertTrue(ran.out().startsWith("# PG602 root-user\n"), ran.out());
  }

  @ParameterizedTest
  @CsvSource({"root-usr, root-user", "PG6O2, PG602", "pg6o2, PG602"})
  void explainSaysWhichRuleWasMeantAlsoWhereThereIsNoSpec(String word, String meant) {
    Ran ran = Ran.in(home, "explain", word);
    assertEquals(ExitCode.USAGE, ran.code());
    assertTrue(ran.err().contains("there is no rule and no family `" + word + "`"), ran.err());
    assertTrue(ran.err().contains("did you mean `" + meant + "`?"), ran.err());
  }

  @Test
  void explainAnswersAFamilyWithItsRulesAndNoOthers() {
    for (Family family : Family.values()) {
      Ran ran = Ran.in(home, "explain", family.label());
      assertEquals(ExitCode.CLEAN, ran.code(), ran.err());
      TreeSet<String> told =
          ran.out()
              .lines()
              .filter(line -> line.startsWith("  PG"))
              .map(line -> line.strip().substring(0, 5))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(
          Rules.ALL.stream()
              .filter(rule -> Family.of(rule) == family)
              .map(rule -> rule.info().id())
              .collect(Collectors.toCollection(TreeSet::new)),
          told,
          family.label());
    }
  }

  @Test
  void everySchemaIsPrinted() throws IOException {
    for (String name : List.of("config", "report", "rules")) {
      Ran ran = Ran.in(home, "schema", name);
      assertEquals(Files.readString(Path.of("schemas/" + name + "-1.schema.json")), ran.out());
    }
    assertEquals(Ran.in(home, "schema").out(), Ran.in(home, "schema", "spec").out());
    Ran wrong = Ran.in(home, "schema", "confg");
    assertEquals(ExitCode.USAGE, wrong.code());
    assertTrue(wrong.err().contains("did you mean `config`?"), wrong.err());
    assertEquals(ExitCode.USAGE, Ran.in(home, "schema", "spec", "config").code());
  }
}
