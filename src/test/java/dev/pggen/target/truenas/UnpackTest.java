package dev.pggen.target.truenas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.artifact.OutputFile;
import dev.pggen.artifact.ScriptBundle;
import dev.pggen.laws.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What containers write before they start, written by a real bash. */
final class UnpackTest {
  private static final long SEED = 20261129;

  @TempDir Path directory;

  private String unpack(List<String> texts, String scripts, String... command)
      throws IOException, InterruptedException {
    Path place = Files.createDirectories(directory.resolve("scripts"));
    List<String> words = new ArrayList<>(List.of("/bin/bash", "-c"));
    words.add(Texts.UNPACK.replace("/etc/pggen/scripts", place.toString()));
    words.add("unpack");
    words.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    for (int i = 0; i < texts.size(); i++) {
      builder.environment().put(Texts.TEXT + (i + 1), texts.get(i));
    }
    builder.environment().put(Texts.SCRIPTS, scripts);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return process.exitValue() + " " + out;
  }

  @Test
  void writesEveryByteAndTheMode() throws Exception {
    Random random = new Random(SEED);
    String signs = "ab$`\\\"'\n\r\t %{}()!*?#&;<>|~=é😀";
    List<String> bodies = new ArrayList<>(List.of("x\n", "no end", "\n\n", "$(touch /x)\n", ""));
    for (int i = 0; i < 200; i++) {
      StringBuilder body = new StringBuilder();
      random
          .ints(random.nextInt(60), 0, signs.codePointCount(0, signs.length()))
          .map(n -> signs.codePointAt(signs.offsetByCodePoints(0, n)))
          .forEach(body::appendCodePoint);
      bodies.add(body.toString());
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < bodies.size(); i++) {
      texts.add(
          (i % 2 == 0 ? "0444 " : "0555 ") + directory.resolve("t" + i) + "\n" + bodies.get(i));
    }
    assertEquals("0 [a b]\n", unpack(texts, ScriptBundle.text(), "printf", "[%s]\n", "a b"));
    for (int i = 0; i < bodies.size(); i++) {
      Path file = directory.resolve("t" + i);
      assertEquals(bodies.get(i), Files.readString(file));
      assertEquals(i % 2 != 0, Files.getPosixFilePermissions(file).toString().contains("EXECUTE"));
    }
  }

  @Test
  void writesTheScriptsThatAreRendered() throws Exception {
    assertEquals("0 ", unpack(List.of(), ScriptBundle.text(), "true"));
    List<OutputFile> scripts =
        new TruenasTarget()
            .render(Samples.stack("minimal", TruenasProfile.PROFILE)).stream()
                .filter(f -> f.path().startsWith("scripts/"))
                .toList();
    assertTrue(scripts.size() > 20);
    for (OutputFile script : scripts) {
      assertEquals(script.text(), Files.readString(directory.resolve(script.path())));
      assertTrue(Files.isExecutable(directory.resolve(script.path())));
    }
  }

  @Test
  void takesTheVariablesAway() throws Exception {
    String env =
        unpack(List.of("0444 " + directory + "/x\ny\n"), ScriptBundle.text(), "/usr/bin/env");
    assertTrue(env.contains("LC_ALL=C.UTF-8"), env);
    assertFalse(env.contains(Texts.TEXT) || env.contains(Texts.SCRIPTS), env);
  }

  @Test
  void startsNothingWhenSomethingCannotBeWritten() throws Exception {
    String text = "0444 " + directory + "/missing/x\ny\n";
    String out = unpack(List.of(text), ScriptBundle.text(), "echo", "started");
    assertFalse(out.startsWith("0 ") || out.contains("started"), out);
    out = unpack(List.of(), "no bundle at all", "echo", "started");
    assertFalse(out.startsWith("0 ") || out.contains("started"), out);
  }
}
