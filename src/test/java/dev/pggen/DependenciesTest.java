package dev.pggen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each library of the build has its line, with the version that the build names. */
final class DependenciesTest {
  private static final Pattern LIBRARY =
      Pattern.compile(
          "<dependency>\\s*(?:<!--.*?-->\\s*)?<groupId>[^<]*</groupId>\\s*"
              + "<artifactId>([^<]*)</artifactId>\\s*<version>([^<]*)</version>",
          Pattern.DOTALL);

  @Test
  void eachLibraryHasALine() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    List<String> page = Files.readAllLines(Path.of("docs/dependencies.md"));
    List<String> libraries =
        LIBRARY
            .matcher(pom)
            .results()
            .map((MatchResult r) -> r.group(1).replace("jackson-bom", "Jackson") + " " + r.group(2))
            .toList();
    assertTrue(libraries.size() > 10, libraries.toString());
    assertEquals(
        List.of(),
        libraries.stream().filter(l -> page.stream().noneMatch(p -> p.contains(l))).toList());
  }
}
