package dev.pggen.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.pggen.artifact.OutputFile;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Stack;
import dev.pggen.target.compose.ComposeProfile;
import dev.pggen.target.compose.ComposeTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is rendered is accepted by the real consumer, and every line of it can be explained. */
final class ComposeAcceptsTest {
  private static List<OutputFile> render(Stack stack) {
    return new ComposeTarget().render(stack);
  }

  @Test
  void dockerComposeAcceptsEverySample(@TempDir Path directory) throws Exception {
    Optional<DockerCompose> compose = DockerCompose.find("docker compose config over all samples");
    if (compose.isEmpty()) {
      return;
    }
    for (String sample : Samples.names()) {
      Stack stack = Samples.stack(sample, ComposeProfile.PROFILE);
      Path place = directory.resolve(sample);
      write(stack, place);
      DockerCompose.Run run = compose.get().run(place, "config", "--quiet");
      assertEquals(0, run.exit(), sample + ": " + run.output());
      assertEquals("", run.output(), sample);
    }
    Path broken = directory.resolve("minimal");
    Path manifest = broken.resolve("compose.yaml");
    Files.writeString(manifest, Files.readString(manifest).replace("mem_limit", "mem_limits"));
    assertNotEquals(0, compose.get().run(broken, "config", "--quiet").exit());
  }

  private static void write(Stack stack, Path place) throws IOException {
    Files.createDirectories(place.resolve("secrets"));
    for (OutputFile file : render(stack)) {
      Path path = place.resolve(file.path());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.text());
    }
    for (Secret secret : stack.secrets()) {
      Path path = place.resolve("secrets").resolve(secret.name());
      Files.createDirectories(path.getParent());
      Files.writeString(path, "");
    }
  }

  @Test
  void everyLineOfEveryManifestHasItsOwnReason() {
    for (String sample : Samples.names()) {
      OutputFile manifest =
          render(Samples.stack(sample, ComposeProfile.PROFILE)).stream()
              .filter(f -> f.path().equals("compose.yaml"))
              .findFirst()
              .orElseThrow();
      List<String> lines = manifest.text().lines().toList();
      for (int i = 1; i <= lines.size(); i++) {
        String reason = manifest.reason(i).reason();
        assertFalse(reason.isEmpty(), sample + " line " + i + ": " + lines.get(i - 1));
        assertFalse(reason.contains("patch"), sample + " line " + i + ": " + lines.get(i - 1));
      }
    }
  }
}
