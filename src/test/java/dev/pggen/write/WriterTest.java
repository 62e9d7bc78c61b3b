package dev.pggen.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written, what is left alone, and what is refused. */
final class WriterTest {
  @TempDir Path home;

  private Outcome write(Order order) {
    return new Writer(new LocalDisk()).write(order);
  }

  private static List<String> rules(List<Finding> findings) {
    return findings.stream().map(f -> f.rule().id()).toList();
  }

  private Path file(String relative) {
    return home.resolve("deploy").resolve(relative);
  }

  @Test
  void modesAreTheSameUnderEveryUmask() throws IOException {
    write(Renders.order(home, "one"));
    assertEquals("rwxr-xr-x", mode(file("compose/d0/f0")));
    assertEquals("rw-r--r--", mode(file("compose/d1/f1")));
    assertEquals("rwxr-xr-x", mode(file("compose/d1")));
    assertEquals("rw-r--r--", mode(home.resolve("pggen.lock")));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aSecondRenderTouchesNothing() throws IOException {
    write(Renders.order(home, "one"));
    FileTime past = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(file("compose/d0/f0"), past);
    Files.setLastModifiedTime(home.resolve("pggen.lock"), past);
    FaultyDisk disk = FaultyDisk.counting();
    Outcome outcome = new Writer(disk).write(Renders.order(home, "one"));
    assertEquals(List.of(), outcome.written());
    assertEquals(20, outcome.unchanged());
    assertFalse(outcome.lockChanged());
    assertEquals(past, Files.getLastModifiedTime(file("compose/d0/f0")));
    assertEquals(past, Files.getLastModifiedTime(home.resolve("pggen.lock")));
  }

  @Test
  void aCommentInTheSpecChangesOnlyTheLock() throws IOException {
    write(Renders.order(home, Renders.drafts("one"), "name: x"));
    Order commented = Renders.order(home, Renders.drafts("one"), "name: x # said");
    Drift drift = Drift.of(commented);
    assertEquals(List.of(), drift.findings());
    assertTrue(drift.staleLock());
    Outcome outcome = write(commented);
    assertEquals(List.of(), outcome.written());
    assertTrue(outcome.lockChanged());
  }

  @Test
  void aHandEditIsRefusedAndNothingElseIsWrittenEither() throws IOException {
    write(Renders.order(home, "one"));
    Files.writeString(file("compose/d1/f1"), "mine\n");
    Outcome outcome = write(Renders.order(home, "two"));
    assertEquals(List.of("PG081"), rules(outcome.findings()));
    assertEquals("deploy/compose/d1/f1:1:1", outcome.findings().get(0).span().position());
    assertEquals("mine\n", Files.readString(file("compose/d1/f1")));
    assertTrue(Files.readString(file("compose/d2/f2")).startsWith("edition one"));
    Order two = Renders.order(home, "two");
    Order forced = new Order(two.place(), two.drafts(), two.scope(), two.lock(), true);
    assertTrue(write(forced).complete());
    assertTrue(Files.readString(file("compose/d1/f1")).startsWith("edition two"));
  }

  @Test
  void aFileThatWasThereBeforeIsNotOurs() throws IOException {
    Files.createDirectories(file("compose/d1"));
    Files.writeString(file("compose/d1/f1"), "theirs\n");
    Outcome outcome = write(Renders.order(home, "one"));
    assertEquals(List.of("PG081"), rules(outcome.findings()));
    assertFalse(Files.exists(file("compose/d0")));
  }

  @Test
  void whatIsNoLongerRenderedGoesUnlessItWasChanged() throws IOException {
    write(Renders.order(home, "one"));
    Files.writeString(file("compose/d3/f19"), "mine\n");
    List<Draft> fewer = Renders.drafts("one").subList(0, 17);
    Outcome outcome = write(Renders.order(home, fewer, "one"));
    assertTrue(outcome.complete());
    assertEquals(List.of("compose/d1/f17", "compose/d2/f18"), outcome.removed());
    assertEquals(List.of("PG085"), rules(outcome.findings()));
    assertFalse(Files.exists(file("compose/d1/f17")));
    assertEquals("mine\n", Files.readString(file("compose/d3/f19")));
  }

  @Test
  void anEmptiedDirectoryGoesToo() throws IOException {
    List<Draft> more = new ArrayList<>(Renders.drafts("one"));
    more.add(new Draft("compose/only/here/f", "x\n", false));
    write(Renders.order(home, more, "one"));
    write(Renders.order(home, "one"));
    assertFalse(Files.exists(file("compose/only")));
  }

  @Test
  void aLockCannotNameFilesOutside() throws IOException {
    write(Renders.order(home, "one"));
    Path outside = Files.writeString(home.resolve("precious"), "x\n");
    Path lock = home.resolve("pggen.lock");
    String text = Files.readString(lock);
    Files.writeString(
        lock,
        text.replace(
            "  \"compose/d0/f0\":",
            "  \"compose/../../precious\": \"" + Digest.of("x\n") + "\"\n  \"compose/d0/f0\":"));
    assertTrue(write(Renders.order(home, "one")).complete());
    assertTrue(Files.exists(outside));
  }

  @Test
  void anotherTargetsFilesStayInTheLock() {
    Order nomad =
        new Order(
            Renders.place(home),
            List.of(new Draft("nomad/job", "x\n", false)),
            List.of("nomad/"),
            Renders.order(home, "one").lock(),
            false);
    write(nomad);
    write(Renders.order(home, "one"));
    Lock lock = Survey.of(Renders.place(home), List.of(), List.of()).lock();
    assertEquals(21, lock.outputs().size());
    assertEquals(Digest.of("x\n"), lock.outputs().get("nomad/job"));
  }

  @Test
  void aDamagedLockIsAFindingWithItsLine() throws IOException {
    write(Renders.order(home, "one"));
    Path lock = home.resolve("pggen.lock");
    Files.writeString(lock, Files.readString(lock).replace("inputs:", "<<<<<<< HEAD"));
    Outcome outcome = write(Renders.order(home, "two"));
    assertEquals(List.of("PG084"), rules(outcome.findings()).subList(0, 1));
    assertEquals(7, outcome.findings().get(0).span().line());
  }
}
