package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is committed below each sample is what the sample renders to. */
final class RenderedSamplesTest {
  private static final String HOW_TO_ACCEPT = "to accept what is rendered: make golden";

  static List<String> samples() {
    return dev.pggen.laws.Samples.names();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isCommittedAsItIsRendered(String name) {
    Path root = Path.of("").toAbsolutePath();
    String out = "samples/" + name + "/rendered";
    Ran ran = Ran.in(root, "render", "--check", "--out", out, "samples/" + name + "/pggen.yaml");
    assertEquals(ExitCode.CLEAN, ran.code(), HOW_TO_ACCEPT + "\n" + ran.out() + ran.err());
  }

  @Test
  void thereIsOneForEachSample() {
    for (String name : samples()) {
      Path manifest = Path.of("samples", name, "rendered/compose/compose.yaml");
      assertEquals(true, Files.exists(manifest), HOW_TO_ACCEPT + ": " + manifest);
    }
  }
}
