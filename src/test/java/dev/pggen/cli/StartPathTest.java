package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a verb loads before it answers; counted, since times depend on the machine. */
final class StartPathTest {
  private static final List<String> HEAVY =
      List.of("com.hubspot.", "org.bouncycastle.", "com.google.");

  /** What reading annotations and looking up converters would load. */
  private static final List<String> REFLECTION =
      List.of(
          "jdk.proxy",
          "com.sun.proxy",
          "sun.reflect.generics.",
          "sun.reflect.annotation.",
          "java.time.format.",
          "java.sql.");

  @TempDir Path home;

  @ParameterizedTest
  @CsvSource({"--version, 12", "validate, 870", "lint, 1220"})
  void loadsLittle(String verb, int most) throws Exception {
    Files.copy(Path.of("samples/minimal/pggen.yaml"), home.resolve("pggen.yaml"));
    List<String> loaded = loaded(verb);
    List<String> heavy =
        loaded.stream().filter(c -> HEAVY.stream().anyMatch(c::startsWith)).toList();
    assertEquals(List.of(), heavy, "libraries that this verb does not need");
    long ours =
        loaded.stream()
            .filter(
                c ->
                    c.startsWith("dev.pggen")
                        || c.startsWith("picocli")
                        || c.startsWith("org.yaml"))
            .count();
    assertTrue(ours <= most, verb + " loads " + ours + " classes, budget " + most);
    assertTrue(ours > most / 2, verb + " loads " + ours + " classes; lower the budget of " + most);
  }

  @Test
  void theCommandLineIsReadWithoutReflection() throws Exception {
    List<String> loaded = loaded("rules"); // a verb without specs, whose reading begins beside
    List<String> ours = loaded.subList(indexOf(loaded, Main.class.getName()), loaded.size());

    assertTrue(ours.contains("picocli.CommandLine"), "options are read");
    assertEquals(
        List.of(), ours.stream().filter(c -> REFLECTION.stream().anyMatch(c::startsWith)).toList());
  }

  @Test
  void onlyTheChosenVerbIsLoaded() throws Exception {
    List<String> verbs =
        loaded("rules").stream().filter(c -> c.matches("dev\\.pggen\\.cli\\.\\w+Verb")).toList();

    assertEquals(List.of(RulesVerb.class.getName()), verbs);
  }

  private static int indexOf(List<String> loaded, String start) {
    for (int i = 0; i < loaded.size(); i++) {
      if (loaded.get(i).startsWith(start)) {
        return i;
      }
    }
    throw new AssertionError("nothing of " + start + " was loaded");
  }

  private List<String> loaded(String verb) throws IOException, InterruptedException {
    Path log = home.resolve("classes.log");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                verb)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("out").toFile())
            .start();
    assertEquals(0, child.waitFor(), Files.readString(home.resolve("out")));
    return Files.readAllLines(log).stream()
        .map(line -> line.substring(line.lastIndexOf(']') + 1).strip().split(" ", 2)[0])
        .toList();
  }
}
