package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.laws.DockerCompose;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Docker Compose takes what a fix makes of a Compose file, whether or not it took it before. */
final class ComposeFixesTest {
  /** What Compose itself refuses until the fix is there. */
  private static final Set<String> MENDED =
      Set.of("PG907 bad-two.compose.yaml", "PG907 bad-two.custom-app.yaml");

  /** The same, but only by newer ones: 2.26 takes a date for a text. */
  private static final String MENDED_FOR_NEWER = "PG902 bad-date.custom-app.yaml";

  @TempDir Path home;

  @Test
  void dockerComposeAcceptsWhatIsMended() throws Exception {
    Optional<DockerCompose> compose = DockerCompose.find("docker compose config after fixes");
    if (compose.isEmpty()) {
      return;
    }
    Set<String> refused = new TreeSet<>();
    Set<String> refusedAfter = new TreeSet<>();
    Set<String> rules = new TreeSet<>();
    int files = 0;
    for (FixedSample fixed : FixedSample.all(home)) {
      for (String file : fixed.changed()) {
        if (FixedSample.isCompose(file)) {
          files++;
          rules.add(fixed.sample().rule());
          if (answer(compose.get(), fixed.sample().write(home), file).isPresent()) {
            refused.add(fixed.toString());
          }
          answer(compose.get(), fixed.directory(), file)
              .ifPresent(why -> refusedAfter.add(fixed + ": " + why));
        }
      }
    }
    System.out.println(
        "docker compose config: " + files + " mended files of " + rules.size() + " rules");
    assertEquals(Set.of(), refusedAfter);
    assertTrue(refused.containsAll(MENDED), "refused before");
    refused.removeAll(MENDED);
    refused.remove(MENDED_FOR_NEWER);
    assertEquals(Set.of(), refused, "refused before");
    assertTrue(rules.size() >= 15, rules.toString());
  }

  /** Why it is refused, or what it complains of, if it does. */
  private static Optional<String> answer(DockerCompose compose, Path directory, String file)
      throws Exception {
    assertTrue(Files.exists(directory.resolve(file)), file);
    DockerCompose.Run run = compose.run(directory, "-f", file, "config", "--quiet");
    return run.exit() == 0 ? Optional.empty() : Optional.of(run.output());
  }
}
