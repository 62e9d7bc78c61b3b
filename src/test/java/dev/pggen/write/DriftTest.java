package dev.pggen.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code render --check} says. */
final class DriftTest {
  @TempDir Path home;

  @BeforeEach
  void render() {
    assertTrue(new Writer(new LocalDisk()).write(Renders.order(home, "one")).complete());
  }

  private static List<String> messages(Drift drift) {
    return drift.findings().stream().map(Finding::message).toList();
  }

  @Test
  void nothingAfterARender() {
    Drift drift = Drift.of(Renders.order(home, "one"));
    assertEquals(List.of(), drift.findings());
    assertEquals("", drift.diff());
  }

  @Test
  void oneByteIsADiff() throws IOException {
    Path file = home.resolve("deploy/compose/d1/f1");
    Files.writeString(file, Files.readString(file).replaceFirst("one", "onE"));
    Drift drift = Drift.of(Renders.order(home, "one"));
    assertEquals(List.of("`deploy/compose/d1/f1` was changed by hand"), messages(drift));
    assertEquals(
        """
        --- a/deploy/compose/d1/f1
        +++ b/deploy/compose/d1/f1
        @@ -1,4 +1,4 @@
        -edition onE
        +edition one
         line of file 1
         line of file 1
         line of file 1
        """,
        drift.diff());
  }

  @Test
  void aMissingFileIsWhollyNew() throws IOException {
    Files.delete(home.resolve("deploy/compose/d1/f1"));
    Drift drift = Drift.of(Renders.order(home, "one"));
    assertEquals(List.of("`deploy/compose/d1/f1` is missing"), messages(drift));
    assertTrue(drift.diff().startsWith("--- /dev/null\n+++ b/deploy/compose/d1/f1\n"));
  }

  @Test
  void beforeTheFirstRenderThatIsOneFinding() throws IOException {
    Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    Drift drift = Drift.of(Renders.order(elsewhere, "one"));
    assertTrue(drift.nothingYet());
    assertEquals(1, drift.findings().size(), messages(drift).toString());
    assertTrue(messages(drift).get(0).startsWith("nothing is rendered yet: `deploy/compose/"));
    assertTrue(drift.diff().startsWith("--- /dev/null\n"), "for --diff it is all there");
  }

  @Test
  void aLostNewlineAndControlCharactersAreShown() throws IOException {
    Path file = home.resolve("deploy/compose/d1/f1");
    Files.writeString(file, "edition one\n\u001b[31mred");
    String diff = Drift.of(Renders.order(home, "one")).diff();
    assertTrue(diff.contains("-\ufffd[31mred (no newline at the end)\n"), diff);
  }

  @Test
  void theExecutableBitCountsAndTheUmaskOfACloneDoesNot() throws IOException {
    Disk disk = new LocalDisk();
    disk.setMode(home.resolve("deploy/compose/d1/f1"), "rw-rw-r--");
    disk.setMode(home.resolve("deploy/compose/d0/f0"), "rw-r--r--");
    Drift drift = Drift.of(Renders.order(home, "one"));
    assertEquals(List.of("`deploy/compose/d0/f0` is not executable"), messages(drift));
  }

  @Test
  void anotherVersionIsNamedInsteadOfAWallOfDiff() {
    Order two = Renders.order(home, "two");
    Lock newer =
        new Lock(
            "0.2.0", "1", new TreeMap<>(), new TreeMap<>(), two.lock().inputs(), new TreeMap<>());
    Drift drift = Drift.of(new Order(two.place(), two.drafts(), two.scope(), newer, false));
    assertEquals(List.of("rendered by pggen 0.1.0, this is 0.2.0"), messages(drift));
  }
}
