package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.lint.Linter;
import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Stack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that takes too long is said aloud and stops nobody; a busy machine is no reason. */
final class PatienceTest {
  private static final String SERVICE = "services: {web: {image: shop}}\n";

  @TempDir Path home;

  /** Finds something in each file, but in one of them it never comes to an end. */
  private static final class Endless implements StackRule {
    private static final RuleInfo INFO =
        new RuleInfo("PG701", "unpinned-image", Severity.ERROR, "why");

    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean over;

    @Override
    public RuleInfo info() {
      return INFO;
    }

    @Override
    public Stream<Finding> check(Stack stack) {
      asked.incrementAndGet();
      while (!over
          && stack.workloads().get(0).origin().span().orElseThrow().path().startsWith("slow")) {
        Thread.onSpinWait();
      }
      return Stream.of(INFO.at(stack.workloads().get(0).origin().span().orElseThrow(), "asked"));
    }
  }

  private record Told(Looked looked, ExitCode code, String err) {}

  private Told look(Endless rule, String... files) throws Exception {
    for (String file : files) {
      Files.writeString(home.resolve(file), SERVICE);
    }
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new StandardInput(new ByteArrayInputStream(new byte[0])),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            home,
            Map.of(Patience.VARIABLE, "0.3"),
            LocalDate.of(2026, 11, 20),
            "");
    LintPaths paths = LintPaths.of(List.of(), Excludes.none(home), Optional.empty(), home);
    Looked looked =
        Looked.at(paths, Map.of(), Linter.with(List.of(rule)), (r, by, found) -> found, terminal);
    ExitCode code = looked.tell(false);
    rule.over = true;
    return new Told(looked, code, err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void theOthersAreReadAsIfItWereNotThere() throws Exception {
    Told told = look(new Endless(), "compose.yaml", "compose.a.yaml");
    assertEquals(ExitCode.CLEAN, told.code(), told.err());
    assertEquals(2, told.looked().findings().size());

    Files.createDirectories(home.resolve("slow"));
    Files.createDirectories(home.resolve("slow2"));
    Endless endless = new Endless();
    told = look(endless, "slow/compose.yaml", "slow2/compose.yaml");
    assertEquals(ExitCode.FILES, told.code(), told.err());
    assertTrue(
        told.err().contains("`slow/compose.yaml` was not read, because it took longer than 0.3 s"),
        told.err());
    assertTrue(told.err().contains("`slow2/compose.yaml` was not read"), told.err());
    assertEquals(
        List.of("PG701", "PG701", "PG059", "PG059"),
        new TreeSet<>(told.looked().findings()).stream().map(f -> f.rule().id()).toList(),
        "of the two that are not slow, and where the others begin");
    assertTrue(endless.asked.get() >= 4, "it was asked of the slow ones, too");
  }

  @Test
  void noFileKeepsMoreThanTwoWorkersBusy() throws Exception {
    AtomicInteger begun = new AtomicInteger();
    AtomicBoolean over = new AtomicBoolean();
    Patience patience = new Patience(0.05, home);
    List<Path> files = List.of(home.resolve("first"), home.resolve("endless"));
    Patience.Work<String> work =
        (slow, steps) -> {
          steps.begin("first");
          if (!slow.contains("endless")) {
            steps.begin("endless");
            begun.incrementAndGet();
            while (!over.get()) {
              Thread.onSpinWait();
            }
          }
          return "done";
        };
    for (int look = 0; look < 5; look++) {
      assertEquals("endless", patience.with(files, work).slow().get(0).file());
    }
    assertEquals(2, begun.get());
    over.set(true);
    while (!LeftBehind.enough(files).isEmpty()) {
      sleep(10);
    }
    assertEquals(List.of(), patience.with(files, work).slow(), "and then it is looked at again");
    assertEquals(3, begun.get());
  }

  @Test
  void whoWaitsWithoutWorkingIsCutLater() {
    Patience patience = new Patience(0.05, Path.of("/"));
    long began = System.nanoTime();
    Patience.Done<String> done =
        patience.with(
            List.of(),
            (slow, steps) -> {
              steps.begin("first");
              steps.begin("asleep");
              if (!slow.contains("asleep")) {
                sleep(600_000);
              }
              return "done without " + slow;
            });
    assertEquals("done without [asleep]", done.value());
    assertEquals(1, done.slow().size());
    assertTrue(System.nanoTime() - began > 700_000_000L, "it had fifteen times as long");
  }

  @Test
  void whoIsOnlySlowedDownByOthersIsNotCut() {
    Patience.Done<String> done =
        new Patience(0.2, Path.of("/"))
            .with(
                List.of(),
                (slow, steps) -> {
                  steps.begin("first");
                  steps.begin("held up");
                  sleep(500); // as if others had the processor
                  return "done";
                });
    assertEquals("done", done.value());
    assertEquals(List.of(), done.slow());
  }

  @Test
  void whatNobodyCanLeaveOutGetsItsTime() {
    AtomicInteger times = new AtomicInteger();
    Patience.Done<String> done =
        new Patience(0.05, Path.of("/"))
            .with(
                List.of(),
                (slow, steps) -> {
                  steps.begin("deaf");
                  long end =
                      System.nanoTime() + (times.getAndIncrement() < 2 ? 900 : 1) * 1_000_000L;
                  while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                  }
                  return "done";
                });
    assertEquals("done", done.value());
  }

  @Test
  void aMistakeIsStillAMistake() throws Exception {
    Files.writeString(home.resolve("compose.yaml"), SERVICE);
    Ran ran = Ran.within(Map.of(Patience.VARIABLE, "soon"), home, "lint");
    assertEquals(ExitCode.USAGE, ran.code(), ran.err());
    assertTrue(ran.err().contains(Patience.VARIABLE + " is no number of seconds"), ran.err());
    assertFalse(
        Ran.within(Map.of(Patience.VARIABLE, "2.5"), home, "lint").code() == ExitCode.USAGE);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void bracesThatAreNeverClosedAreNoReason() throws Exception {
    Files.writeString(
        home.resolve("shop.nomad.hcl"),
        """
        job "shop" {
          group "shop" {
            task "web" {
              driver = "docker"
              template {
                env         = true
                destination = "local/env"
                data        = "A={{%s"
              }
            }
          }
        }
        """
            .formatted(" ".repeat(6000)));
    Ran ran = Ran.in(home, "lint", "--format=concise");
    assertFalse(ran.err().contains("took longer"), ran.err());
    assertTrue(ran.out().contains("in 1 file"), ran.out() + ran.err());
  }
}
