package dev.pggen.target.truenas.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that makes backups, with programs that play those of PostgreSQL. */
final class BackupScriptTest {
  @TempDir Path directory;
  private Path backups = Path.of("/");

  @BeforeEach
  void layOut() throws IOException {
    backups = Files.createDirectory(directory.resolve("backups"));
    Files.writeString(directory.resolve("backup.sh"), Resources.backupScript());
    Files.writeString(directory.resolve("password"), "s3cret\n");
    program(
        "pg_dump",
        "for a; do case $a in --file=*) echo \"$PGPASSWORD\" > \"${a#--file=}\";; esac; done");
    program("pg_restore", "exit 0");
    program("sleep", "kill $PPID"); // the script has nothing left to do
  }

  private void program(String name, String text) throws IOException {
    Path path = Files.createDirectories(directory.resolve("bin")).resolve(name);
    Files.writeString(path, "#!/bin/bash\n" + text + "\n");
    assertTrue(path.toFile().setExecutable(true));
  }

  private int run(String verb) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/bash", directory.resolve("backup.sh").toString(), verb);
    builder.environment().put("PATH", directory.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().put("BACKUP_DIRECTORY", backups.toString());
    builder.environment().put("PASSWORD_FILE", directory.resolve("password").toString());
    builder.environment().put("PGDATABASE", "notes");
    builder.environment().put("BACKUP_AT", "02:15");
    builder.environment().put("KEEP_DAYS", "7");
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("out").toFile());
    Process process = builder.start();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it still runs");
    return process.exitValue();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(backups)) {
      return files
          .map(f -> f.getFileName().toString().replaceAll("[0-9]{8}T[0-9]{6}Z", "TIME"))
          .sorted()
          .toList();
    }
  }

  private void old(String name) throws IOException {
    Path file = Files.writeString(backups.resolve(name), "old");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(9))));
  }

  @Test
  void firstBackupIsMadeAtOnceAndOldOnesGo() throws IOException, InterruptedException {
    old("notes-old.dump");
    old("other-old.dump");
    Files.writeString(backups.resolve("notes-broken.dump.part"), "half");
    assertEquals(0, run("loop"));
    assertEquals(List.of(".last_success", "notes-TIME.dump", "other-old.dump"), files());
    assertEquals(0, run("health"));
  }

  @Test
  void dumpThatCannotBeReadIsNoneAndOldOnesStay() throws IOException, InterruptedException {
    program("pg_restore", "exit 1");
    old("notes-old.dump");
    assertEquals(0, run("loop"));
    assertEquals(List.of("notes-TIME.dump.part", "notes-old.dump"), files());
    assertEquals(1, run("health"));
  }

  @Test
  void failedDumpIsToldAndTriedAgain() throws IOException, InterruptedException {
    program("pg_dump", "exit 1");
    assertEquals(0, run("loop"));
    assertEquals(List.of(), files());
    String told = Files.readString(directory.resolve("out"));
    assertTrue(told.contains("the backup failed; the next attempt is in five minutes"), told);
  }

  @Test
  void healthEndsWithTheAgeOfTheLastSuccess() throws IOException, InterruptedException {
    old(".last_success");
    assertEquals(1, run("health"));
  }
}
