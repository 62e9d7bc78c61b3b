package dev.pggen.target.nomad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.artifact.OutputFile;
import dev.pggen.laws.NomadVariants;
import dev.pggen.laws.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an operator is told and given in each way to run a sample, byte for byte. Run with {@code
 * -Dgolden.update=true} to write the files, and review the difference.
 */
final class VariantPagesTest {
  private static final String SAMPLE = "gitea";

  static java.util.List<String> variants() {
    return NomadVariants.names();
  }

  /** The page, and the files that its commands name. */
  private static Map<String, String> files(String variant) {
    Map<String, String> files = new TreeMap<>();
    for (OutputFile file :
        NomadVariants.target(variant).render(Samples.stack(SAMPLE, NomadProfile.PROFILE))) {
      String path = file.path();
      if (path.equals(OperatorPage.PATH)
          || path.equals(ClientFile.PATH)
          || path.endsWith(".volume.hcl")) {
        files.put(path, file.text());
      }
    }
    return files;
  }

  @ParameterizedTest
  @MethodSource("variants")
  void areAsCommitted(String variant) throws IOException {
    Path golden = NomadVariants.ROOT.resolve(variant);
    Map<String, String> files = files(variant);
    if (Boolean.getBoolean("golden.update")) {
      write(golden, files);
    }
    Map<String, String> committed = new TreeMap<>();
    try (java.util.stream.Stream<Path> all = Files.list(golden)) {
      for (Path path : all.toList()) {
        committed.put(path.getFileName().toString(), Files.readString(path));
      }
    }
    assertEquals(committed, files);
  }

  private static void write(Path golden, Map<String, String> files) throws IOException {
    Files.createDirectories(golden);
    try (java.util.stream.Stream<Path> all = Files.list(golden)) {
      for (Path path : all.toList()) {
        Files.delete(path);
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(golden.resolve(file.getKey()), file.getValue());
    }
  }

  /** Each volume of the job is made by a command, or named in the client's configuration. */
  @ParameterizedTest
  @MethodSource("variants")
  void everyVolumeHasItsCommand(String variant) {
    Map<String, String> files = files(variant);
    String job =
        NomadVariants.target(variant).render(Samples.stack(SAMPLE, NomadProfile.PROFILE)).stream()
            .filter(f -> f.path().equals(NomadTarget.JOB))
            .map(OutputFile::text)
            .findFirst()
            .orElseThrow();
    Matcher volume = Pattern.compile("(?m)^    volume \"([^\"]+)\"").matcher(job);
    int seen = 0;
    while (volume.find()) {
      seen++;
      String file = volume.group(1) + ".volume.hcl";
      boolean onClient =
          files.getOrDefault(ClientFile.PATH, "").contains("\"gitea-" + volume.group(1) + "\" {");
      assertTrue(files.containsKey(file) != onClient, volume.group(1));
      assertEquals(
          files.containsKey(file),
          files.getOrDefault(OperatorPage.PATH, "").contains(" " + file + " | nomad volume "),
          file);
    }
    assertTrue(seen >= 4, job);
  }

  /** Before 1.10 a directory of a client had no modes to ask for, and none was kept. */
  @Test
  void anOldReleaseIsNotAskedForWhatItLacks() {
    for (String variant : variants()) {
      String job =
          NomadVariants.target(variant).render(Samples.stack(SAMPLE, NomadProfile.PROFILE)).stream()
              .filter(f -> f.path().endsWith(".nomad.hcl"))
              .map(OutputFile::text)
              .reduce("", String::concat);
      Matcher host = Pattern.compile("type +\"?=? ?\"host\"[^}]*").matcher(job);
      boolean old = variant.startsWith("nomad-1.8") || variant.startsWith("nomad-1.9");
      assertTrue(host.find(), variant);
      do {
        assertEquals(old, !host.group().contains("access_mode"), variant + host.group());
        assertFalse(old && host.group().contains("sticky"), variant);
      } while (host.find());
    }
  }
}
