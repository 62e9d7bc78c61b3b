package dev.pggen.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After a kill at any operation of a render, every file is wholly old or wholly new. */
final class KillTest {
  @TempDir Path home;

  static IntStream operations() throws IOException {
    Path scratch = Files.createTempDirectory("pggen-count");
    new Writer(new QuickDisk()).write(Renders.order(scratch, "old"));
    FaultyDisk disk = FaultyDisk.counting();
    assertTrue(new Writer(disk).write(changed(scratch)).complete());
    assertTrue(disk.operations() > 45, "20 files must be written, renamed and removed");
    return IntStream.rangeClosed(1, disk.operations());
  }

  /** Nineteen changed files, one that is new, one that is gone. */
  private static Order changed(Path directory) {
    List<Draft> drafts = new ArrayList<>(Renders.drafts("new").subList(0, 19));
    drafts.add(new Draft("compose/more/new", "edition new\n", false));
    return Renders.order(directory, drafts, "new");
  }

  private SortedMap<String, String> after(Order order) throws IOException {
    assertTrue(new Writer(new QuickDisk()).write(order).complete());
    return Renders.tree(home);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyFileIsOldOrNew(int operation) throws IOException {
    SortedMap<String, String> old = after(Renders.order(home, "old"));
    Order order = changed(home);
    assertThrows(
        FaultyDisk.Killed.class, () -> new Writer(FaultyDisk.killedAt(operation)).write(order));
    SortedMap<String, String> mixed = Renders.tree(home);
    SortedMap<String, String> fresh = after(order);
    assertEquals(
        List.of(),
        fresh.keySet().stream()
            .filter(p -> p.contains(".pggen-tmp") || p.contains("journal"))
            .toList(),
        "the next write leaves nothing of the killed one");
    mixed.forEach(
        (path, text) -> {
          if (!path.contains(".pggen-tmp-") && !path.endsWith(".journal")) {
            assertTrue(text.equals(old.get(path)) || text.equals(fresh.get(path)), path);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("operations")
  void checkNamesTheMixAndTheNextWriteOfYetOtherBytesIsNoHandEdit(int operation)
      throws IOException {
    after(Renders.order(home, "old"));
    Order order = changed(home);
    assertThrows(
        FaultyDisk.Killed.class, () -> new Writer(FaultyDisk.killedAt(operation)).write(order));
    boolean journal = Files.exists(Renders.place(home).journalFile());
    assertEquals(
        journal,
        Drift.of(order).findings().stream().anyMatch(f -> f.rule().equals(FileRules.INTERRUPTED)),
        "interrupted if and only if there is a journal");
    try {
      new Writer(FaultyDisk.killedAt(operation)).write(Renders.order(home, "third"));
    } catch (FaultyDisk.Killed e) {
      // the third render has fewer operations and may come to its end
    }
    Outcome outcome = new Writer(new QuickDisk()).write(Renders.order(home, "fourth"));
    assertEquals(List.of(), outcome.findings());
    assertTrue(outcome.complete());
    assertEquals(List.of(), Drift.of(Renders.order(home, "fourth")).findings());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void aFailureBeforeTheFirstRenameChangesNothing(int operation) throws IOException {
    SortedMap<String, String> old = after(Renders.order(home, "old"));
    Outcome outcome = new Writer(FaultyDisk.failingAt(operation)).write(changed(home));
    assertFalse(outcome.complete());
    assertEquals(1, outcome.findings().size());
    assertTrue(FileRules.isUnusable(outcome.findings().get(0)));
    if (outcome.findings().get(0).why().equals("nothing was changed")) {
      assertEquals(old, Renders.tree(home));
    }
    assertTrue(new Writer(new QuickDisk()).write(changed(home)).complete());
  }

  @Test
  void aRealProcessStoppedInTheMiddleLeavesWholeFiles() throws Exception {
    SortedMap<String, String> old = after(Renders.order(home, "old"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    for (int operation : new int[] {2, 9, 25, 30, 41, 55}) {
      Process child =
          new ProcessBuilder(
                  java,
                  "-Xshare:auto",
                  "-cp",
                  System.getProperty("java.class.path"),
                  KilledRender.class.getName(),
                  home.toString(),
                  Integer.toString(operation))
              .inheritIO()
              .start();
      assertEquals(KilledRender.KILLED, child.waitFor(), "operation " + operation);
      SortedMap<String, String> mixed = Renders.tree(home);
      for (Draft draft : Renders.drafts("new")) {
        String text = mixed.get("deploy/" + draft.path());
        assertTrue(
            draft.text().equals(text) || old.get("deploy/" + draft.path()).equals(text),
            draft.path());
      }
    }
    assertTrue(new Writer(new QuickDisk()).write(Renders.order(home, "new")).complete());
  }
}
