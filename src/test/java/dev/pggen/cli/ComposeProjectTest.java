package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compose projects of several files in a run of lint. */
final class ComposeProjectTest {
  private static final String ROOT = "    user: root\n";

  @TempDir Path home;

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Places of findings of one rule, in the order of the report. */
  private List<String> places(String rule, String... paths) {
    String[] args = new String[paths.length + 5];
    List<String> start = List.of("lint", "--format", "concise", "--select", rule);
    for (int i = 0; i < args.length; i++) {
      args[i] = i < 5 ? start.get(i) : paths[i - 5];
    }
    Matcher m = Pattern.compile("(?m)^(\\S+?:[0-9]+):[0-9]+").matcher(Ran.in(home, args).out());
    return m.results().map(r -> r.group(1)).toList();
  }

  private static String service(String name, String more) {
    return "  " + name + ":\n    image: example/" + name + ":1.2.3\n" + more;
  }

  @Test
  void whatAnOverrideFileSaysIsFoundInIt() throws IOException {
    write("compose.yaml", "services:\n" + service("web", ROOT));
    assertEquals(List.of("compose.yaml:4"), places("PG602"));
    write("compose.override.yaml", "services:\n  web:\n    user: \"0\"\n");
    assertEquals(List.of("compose.override.yaml:3"), places("PG602"));
    write("compose.override.yaml", "services:\n  web:\n    user: \"1000:1000\"\n");
    assertEquals(List.of(), places("PG602"));
    assertEquals(List.of("compose.yaml:4"), places("PG602", "compose.yaml"));
  }

  @Test
  void anOverrideFileWithoutServicesIsNoMistake() throws IOException {
    write("docker-compose.yml", "services:\n" + service("web", ""));
    write("docker-compose.override.yml", "networks: {default: {internal: true}}\n");
    assertFalse(Ran.in(home, "lint").out().contains("PG057"));
    write("docker-compose.override.yml", "services:\n  web: {user: root, user: root}\n");
    assertTrue(Ran.in(home, "lint").out().contains("PG002"));
  }

  @Test
  void whatIsIncludedIsFoundOnce() throws IOException {
    write("compose.yaml", "include: [db/compose.yaml]\nservices:\n" + service("web", ""));
    write(
        "db/compose.yaml",
        "services:\n" + service("db", ROOT + "    ports: [\"0.0.0.0:5432:5432\"]\n"));
    assertEquals(List.of("db/compose.yaml:4"), places("PG602"));
    assertEquals(List.of(), places("PG205"));
  }

  @Test
  void whatIsExtendedIsFoundOnce() throws IOException {
    write(
        "compose.yaml", "services:\n  web:\n    extends: {file: compose.base.yaml, service: b}\n");
    write("compose.base.yaml", "services:\n" + service("b", ROOT));
    assertEquals(List.of("compose.base.yaml:4"), places("PG602"));
    write("compose.base.yaml", "services:\n" + service("b", ROOT) + service("c", ROOT));
    assertEquals(List.of("compose.base.yaml:4", "compose.base.yaml:7"), places("PG602"));
  }

  @Test
  void aSuppressionInAnExtendedFileCounts() throws IOException {
    write("compose.yaml", "services:\n  web:\n    extends: {file: base.yml, service: b}\n");
    write(
        "base.yml",
        "services:\n" + service("b", "    user: root # pggen: ignore[PG602] -- drops it\n"));
    assertEquals(List.of(), places("PG602"));
  }

  @Test
  void valuesOfTheEnvFileAreFoundThereUnlessItIsIgnored() throws IOException {
    write("compose.yaml", "services:\n  web:\n    image: ${IMAGE}\n    user: ${WHO:-1000:1000}\n");
    write(".env", "# values\nIMAGE=example/web:latest\nWHO=root\n");
    assertEquals(List.of(".env:2"), places("PG701"));
    assertEquals(List.of(".env:3"), places("PG602"));
    Files.createDirectory(home.resolve(".git"));
    write(".gitignore", ".env\n");
    assertEquals(List.of(), places("PG701"));
    assertEquals(List.of(), places("PG602"));
  }

  @Test
  void aSuppressionInTheEnvFileCounts() throws IOException {
    write("compose.yaml", "services:\n  web:\n    image: ${IMAGE}\n");
    write(".env", "IMAGE=example/web:latest # pggen: ignore[PG701] -- tried each night\n");
    assertEquals(List.of(), places("PG701"));
  }

  @Test
  void aDefaultIsWrittenAndAReferenceIsNot() throws IOException {
    write(
        "compose.yaml",
        "services:\n"
            + service(
                "web",
                "    environment:\n"
                    + "      A_PASSWORD: ${A:-hunter2xyz}\n"
                    + "      B_PASSWORD: ${B}\n"
                    + "      C_PASSWORD: ${C:-other-word}\n"));
    write(".env", "B=hunter3xyz\nC=hunter4xyz\n");
    assertEquals(List.of("compose.yaml:5"), places("PG101"));
  }

  @Test
  void whatNamesItselfEnds() throws IOException {
    write("compose.yaml", "include: [compose.yaml, a.yml]\nservices:\n" + service("web", ROOT));
    write("a.yml", "include: [b.yml]\nservices: {a: {extends: {file: a.yml, service: a}}}\n");
    write("b.yml", "include: [a.yml]\nservices: {b: {extends: c}, c: {extends: b}}\n");
    assertEquals(List.of("compose.yaml:5"), places("PG602"));
  }
}
