package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any bytes under any name that pggen knows: an answer in two seconds, never a mistake of pggen,
 * and no file changed by a fix that failed. The bytes come from a seed, so what fails here fails
 * again.
 */
final class AnyBytesTest {
  private static final int ROUNDS = Integer.getInteger("pggen.rounds", 25);
  private static final long SEED = Long.getLong("pggen.seed", 20261129);
  private static final long MOST_NANOS = 2_000_000_000L;
  private static final Set<String> ALIKE =
      Set.of(
          "compose.override.yaml",
          "pg_hba.conf",
          "pggen.defaults.yaml",
          "pggen.lock",
          "init/one.sql");
  private static final Set<ExitCode> ANSWERS =
      EnumSet.of(ExitCode.CLEAN, ExitCode.FINDINGS, ExitCode.USAGE);

  @TempDir Path home;

  @TestFactory
  Stream<DynamicTest> seeded() throws IOException {
    Map<String, List<byte[]>> real = samples();
    List<DynamicTest> all = new ArrayList<>();
    for (Known known : Known.all()) {
      List<byte[]> seeds =
          known.ending().isEmpty()
              ? List.of(SeededBytes.utf8(known.real()))
              : real.get(known.ending());
      all.add(
          dynamicTest(
              known.name() + (known.beside().isEmpty() ? "" : " beside " + known.beside().keySet()),
              () -> rounds(known, seeds)));
    }
    return all.stream();
  }

  @TestFactory
  Stream<DynamicTest> extreme() {
    return Extremes.all().entrySet().stream()
        .map(each -> dynamicTest(each.getKey(), () -> extreme(each.getKey(), each.getValue())));
  }

  private void extreme(String which, byte[] text) throws IOException {
    for (Known known : Known.all()) {
      if (ALIKE.contains(known.name()) && !known.beside().isEmpty()) {
        continue; // read by the same code as the file that stands alone
      }
      Path directory = Files.createTempDirectory(home, "x");
      Path file = directory.resolve(known.name());
      Files.createDirectories(file.getParent());
      for (Map.Entry<String, String> each : known.beside().entrySet()) {
        Files.writeString(directory.resolve(each.getKey()), each.getValue());
      }
      Files.write(file, text);
      timed(directory, which + " as " + known.name(), "lint", "--format", "concise");
    }
  }

  private void rounds(Known known, List<byte[]> seeds) throws IOException {
    SeededBytes bytes = new SeededBytes(SEED);
    Path directory = Files.createTempDirectory(home, "x");
    Path file = directory.resolve(known.name());
    Files.createDirectories(file.getParent());
    for (Map.Entry<String, String> each : known.beside().entrySet()) {
      Files.writeString(directory.resolve(each.getKey()), each.getValue());
    }
    for (int i = 0; i < ROUNDS; i++) {
      byte[] text = bytes.of(seeds.get(i * 7919 % seeds.size()));
      hold(directory, file, text, known.name() + " round " + i + " of seed " + SEED);
      for (Map.Entry<String, String> each : known.beside().entrySet()) {
        Files.writeString(directory.resolve(each.getKey()), each.getValue());
      }
    }
  }

  /** Whatever the bytes. */
  static void hold(Path directory, Path file, byte[] text, String which) throws IOException {
    Files.write(file, text);
    Ran lint = timed(directory, which, "lint", "--format", "concise");
    assertArrayEquals(text, Files.readAllBytes(file), "lint only reads: " + which);
    Ran fix = timed(directory, which, "lint", "--fix", "--format", "concise");
    byte[] fixed = Files.readAllBytes(file);
    if (!Arrays.equals(text, fixed)) {
      assertFalse(fix.code() == ExitCode.USAGE, which + fix.err());
      Ran again = timed(directory, which, "lint", "--format", "concise");
      assertTrue(unread(again) <= unread(lint), which + lint.out() + "\nnow\n" + again.out());
    }
  }

  /** How much of it could not be read: once it can be, rules are asked that were silent before. */
  private static long unread(Ran ran) {
    return ran.out().lines().filter(line -> line.contains("[PG0")).count();
  }

  private static Ran timed(Path directory, String which, String... args) {
    long began = cpu();
    Ran ran = Ran.in(directory, args);
    long took = cpu() - began;
    assertTrue(ANSWERS.contains(ran.code()), which + ": " + ran.code() + "\n" + ran.err());
    assertTrue(took < MOST_NANOS, which + " took " + took / 1_000_000 + " ms");
    return ran;
  }

  /** Of all threads: a busy machine is no reason. */
  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static Map<String, List<byte[]>> samples() throws IOException {
    Map<String, List<byte[]>> found = new TreeMap<>();
    for (Known known : Known.all()) {
      found.put(known.ending(), new ArrayList<>());
    }
    try (Stream<Path> all = Files.walk(Path.of("docs/rules"))) {
      for (Path path : all.filter(Files::isRegularFile).sorted().toList()) {
        for (Map.Entry<String, List<byte[]>> each : found.entrySet()) {
          String ending = each.getKey();
          if (!ending.isEmpty() && path.getFileName().toString().endsWith(ending)) {
            each.getValue().add(Files.readAllBytes(path));
          }
        }
      }
    }
    return found;
  }
}
