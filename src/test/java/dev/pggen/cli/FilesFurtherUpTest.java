package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a manifest names above its own directory. */
final class FilesFurtherUpTest {
  @TempDir Path home;

  @BeforeEach
  void inARepository() throws IOException {
    Files.createDirectories(home.resolve(".git"));
    Files.createDirectories(home.resolve("w/x"));
    Files.createDirectories(home.resolve("s"));
    Files.writeString(home.resolve("w/s.env"), "A_TOKEN=hunter2again\n");
    Files.writeString(home.resolve("s/base.yaml"), "services: {a: {image: \"b/c:latest\"}}\n");
    Files.writeString(
        home.resolve("w/x/compose.yaml"),
        "services:\n  a:\n    extends: {file: ../../s/base.yaml, service: a}\n"
            + "    env_file: [../s.env]\n");
  }

  private Ran lint(String format) {
    return Ran.in(home.resolve("w/x"), "lint", "--no-config", "--format", format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"human", "concise", "json"})
  void isSeenFromTheWorkingDirectory(String format) {
    String out = lint(format).out();
    assertTrue(out.contains("../s.env"), out);
    assertFalse(out.contains(home + "/w/s.env"), out);
  }

  @ParameterizedTest
  @CsvSource({".gitignore,base.yaml", ".gitignore,/s/", "s/.gitignore,*"})
  void whatGitIgnoresIsAnotherOneElsewhere(String file, String line) throws IOException {
    assertTrue(lint("concise").out().contains("PG701"), lint("concise").out());
    Files.writeString(home.resolve(file), line + "\n");
    assertFalse(lint("concise").out().contains("PG701"), lint("concise").out());
  }

  @Test
  void aHomeDirectoryIsNoRepositoryOfManifests() {
    String before = System.getProperty("user.home");
    try {
      System.setProperty("user.home", home.toString());
      String out = lint("concise").out();
      assertFalse(out.contains("PG701") || out.contains("s.env:"), out);
      System.setProperty("user.home", home.resolve("s").toString());
      assertTrue(lint("concise").out().contains("../s.env:1:9: "), lint("concise").out());
    } finally {
      System.setProperty("user.home", before);
    }
  }
}
