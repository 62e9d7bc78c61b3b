package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compose refuses a project that names a file which is not there. */
final class MissingFilesTest {
  private static final String WEB = "services:\n  web:\n    image: shop/web:1.2.3\n";

  @TempDir Path home;

  private Ran lint(String text) throws IOException {
    Files.writeString(home.resolve("compose.yaml"), text);
    return Ran.in(home, "lint", "--format", "concise");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    env_file: gone\n",
        "    env_file: [gone]\n",
        "    env_file: [{path: gone}]\n",
        "    env_file: [{path: gone, required: true}]\n",
        "    extends: {file: gone, service: web}\n",
        "include: [gone]\n",
        "include: [{path: gone}]\n",
        "include: [{path: [gone]}]\n",
      })
  void isSaidAtItsPath(String line) throws IOException {
    String text = WEB + line;
    Ran ran = lint(text);
    boolean variables = line.contains("env_file");
    assertEquals(variables ? ExitCode.CLEAN : ExitCode.FINDINGS, ran.code(), ran.out() + ran.err());
    String place =
        "compose.yaml:4:" + (line.indexOf("gone") + 1) + ": " + (variables ? "warning" : "error");
    assertTrue(ran.out().contains(place + "[PG057 not-compose]: `gone`, which"), ran.out());
    Files.writeString(home.resolve("gone"), line.contains("env") ? "A=b\n" : WEB);
    assertFalse(lint(text).out().contains("PG057"), "it is there");
  }

  @Test
  void isSaidOnceWithEveryPlace() throws IOException {
    String services =
        WEB + "    env_file: gone\n  job:\n    image: shop/job:1.2.3\n    env_file: gone\n";
    Files.writeString(home.resolve("compose.yaml"), services);
    String out = Ran.in(home, "lint").out();
    assertEquals(2, out.split("\\[PG057", -1).length, out);
    assertTrue(out.contains("named here too"), out);
    assertFalse(lint(WEB + "    env_file: [gone, other]\n").out().contains("named here too"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    env_file: [{path: gone, required: false}]\n",
        "    env_file: ../gone\n",
        "    env_file: /etc/gone\n",
        "    env_file: ${ENV_FILE}\n",
        "    env_file: ignored.env\n",
        "    env_file: [secret/app]\n",
        "    env_file: .env\n",
        "include: [\"https://git.example/shop.git\", \"oci://registry.example/shop\"]\n",
      })
  void whatMayBeThereIsNoFinding(String line) throws IOException {
    Files.createDirectories(home.resolve(".git"));
    Files.writeString(home.resolve(".gitignore"), "ignored.env\nsecret/\n");
    Files.writeString(home.resolve(".env.example"), "A=\n");
    Ran ran = lint(WEB + line);
    assertFalse(ran.out().contains("PG057"), ran.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    env_file: [\"a\\0/b\"]\n",
        "    env_file: [\"a\\ud800/b\"]\n",
        "    build: {context: \"a\\0b\"}\n",
        "    extends: {file: \"a\\0b\", service: web}\n",
      })
  void whatNoFileSystemNamesIsNoMistakeOfOurs(String line) throws IOException {
    Ran ran = lint(WEB + line);
    assertFalse(ran.err().contains("mistake in pggen"), ran.err());
    assertFalse(ran.out().contains("PG057"), ran.out());
  }
}
