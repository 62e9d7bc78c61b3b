package dev.pggen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What CONTRIBUTING says is held by a test names a test that is there. */
final class ContributingTest {
  private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+Test)`");

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    Matcher matcher = TEST.matcher(Files.readString(Path.of("CONTRIBUTING.md")));
    Set<String> named = new TreeSet<>();
    while (matcher.find()) {
      named.add(matcher.group(1) + ".java");
    }
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      Set<String> there = files.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
      assertTrue(named.size() >= 5, "CONTRIBUTING names its tests");
      assertEquals(
          Set.of(), named.stream().filter(n -> !there.contains(n)).collect(Collectors.toSet()));
    }
  }
}
