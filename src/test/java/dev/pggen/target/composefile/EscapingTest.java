package dev.pggen.target.composefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pggen.laws.DockerCompose;
import dev.pggen.read.FileSet;
import dev.pggen.read.compose.ComposeReader;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Stack;
import dev.pggen.yaml.YamlDoc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a value, Compose hands the same characters to the container. */
final class EscapingTest {
  private static final int STRINGS = 10_000;
  private static final long SEED = 20261120;

  /** Every row of the table of traps, and what else has broken a reader. */
  private static final List<String> TRAPS =
      List.of(
          "p$abc",
          "p$$abc",
          "p$1x",
          "p$-x",
          "p$[x",
          "p$",
          "p${9x}",
          "p${",
          "p$$$abc",
          "$",
          "p${abc:-de$$f}",
          "${PW}",
          "$${PW}",
          "${A:?no}",
          "{{ .X }}",
          "%d %% %{x}",
          "# no comment",
          "a #b",
          "'",
          "\"",
          "''\"\"",
          "\\",
          "\\n",
          "a\nb",
          "\n",
          "a\r\nb",
          "\t",
          " a ",
          "",
          "~",
          "null",
          "true",
          "no",
          "on",
          "0400",
          "0o400",
          "22:22",
          "12:34:56",
          "1_000",
          "2026-01-01",
          "1e3",
          ".inf",
          "- a",
          "a: b",
          "? a",
          "&a",
          "*a",
          "!a",
          "|",
          ">",
          "@a",
          "`a`",
          "=",
          "<<",
          "---",
          "...",
          "\u00e4\u20ac",
          "\ud83d\ude00",
          "\u2028",
          "\u00a0",
          "\ufeff",
          "\u0085");

  private static final List<String> PIECES =
      List.of(
          "$",
          "$$",
          "${",
          "}",
          "A",
          "b",
          "_",
          "9",
          "-",
          ":-",
          ":?",
          "[",
          "'",
          "\"",
          "\\",
          "\n",
          "\r",
          "\t",
          " ",
          "#",
          "%",
          "{{",
          "}}",
          "\u00e4",
          "\ud83d\ude00",
          "\u2028",
          "|",
          ">",
          ":",
          "&",
          "*",
          "!",
          "~",
          ",",
          "0");

  private static List<String> strings() {
    List<String> all = new ArrayList<>(TRAPS);
    Random random = new Random(SEED);
    while (all.size() < STRINGS) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n >= 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      all.add(text.toString());
    }
    return all;
  }

  private static String file(List<String> values) {
    YamlDoc.Map environment = new YamlDoc.Map();
    for (int i = 0; i < values.size(); i++) {
      environment.put("V" + i, values.get(i));
    }
    YamlDoc.Map service = new YamlDoc.Map().put("image", "x").put("environment", environment);
    YamlDoc.Map root =
        new YamlDoc.Map().put("name", "x").put("services", new YamlDoc.Map().put("s", service));
    Manifest manifest =
        new Manifest(
            root, java.util.Map.of(List.of("name"), Origin.decided("x")), java.util.Map.of());
    return ManifestPrinter.print(manifest, "compose.yaml", List.of()).text();
  }

  @Test
  void ourReaderReadsTheSame() {
    List<String> values = strings();
    Stack stack =
        new ComposeReader()
            .read(SourceFile.of("compose.yaml", file(values)), FileSet.none())
            .value()
            .orElseThrow()
            .stack();
    List<EnvVar> env = stack.workloads().get(0).env();
    assertEquals(values.size(), env.size());
    for (int i = 0; i < values.size(); i++) {
      assertEquals(values.get(i), env.get(i).value().value().shown(), "string " + i);
    }
  }

  @Test
  void dockerComposeReadsTheSame(@TempDir Path directory) throws Exception {
    Optional<DockerCompose> compose = DockerCompose.find("the escaping of 10,000 strings");
    if (compose.isEmpty()) {
      return;
    }
    List<String> values = strings();
    Files.writeString(directory.resolve("compose.yaml"), file(values));
    DockerCompose.Run run = compose.get().run(directory, "config", "--format", "json");
    assertEquals(0, run.exit(), run.output());
    JsonNode environment = new ObjectMapper().readTree(run.output()).at("/services/s/environment");
    assertEquals(values.size(), environment.size());
    for (int i = 0; i < values.size(); i++) {
      // it prints a file that it could read again: each sign doubled
      String printed = environment.get("V" + i).asText();
      assertEquals(values.get(i).replace("$", "$$"), printed, "string " + i);
    }
  }

  @Test
  void aVariableWouldBeSeen() {
    String text = file(List.of("a")).replace("\"a\"", "\"${PW}\"");
    Stack stack =
        new ComposeReader()
            .read(SourceFile.of("compose.yaml", text), FileSet.none())
            .value()
            .orElseThrow()
            .stack();
    if (stack.workloads().get(0).env().get(0).value().isKnown()) {
      fail("a value from outside was taken for known");
    }
    assertTrue(file(List.of("$")).contains("\"$$\""));
  }
}
