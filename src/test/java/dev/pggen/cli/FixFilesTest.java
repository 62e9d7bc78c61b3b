package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.write.InPlace;
import dev.pggen.write.LocalDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files {@code lint --fix} writes, and what of them stays. */
final class FixFilesTest {
  static final String HEAD =
      """
      pggen: 1
      name: shop
      containers:
        web:
          image: docker.io/example/shop:2.4.1
          user: "1000:1000"
          command: [serve, "${db.host}"]
      """;

  /** One fix that is safe, and one that is not. */
  static final String TWO =
      HEAD
          + """
          # stays
              no_new_privileges: false # goes
          postgres:
            version: 17
            memory: 512MiB
            parameters: {fsync: "off", random_page_cost: 1.1}   # wide: \uD83D\uDE00
          backup: {destination: /mnt/backup/shop}
          """;

  @TempDir Path home;

  @Test
  void lineEndsMarkAndModeStay() throws IOException {
    Path spec = home.resolve("pggen.yaml");
    String text = "\ufeff" + TWO.replace("\n", "\r\n");
    Files.write(spec, text.getBytes(StandardCharsets.UTF_8));
    Files.setPosixFilePermissions(spec, PosixFilePermissions.fromString("rw-rw----"));

    Ran.in(home, "lint", "--fix");
    assertArrayEquals(
        text.replace("fsync: \"off\", ", "").getBytes(StandardCharsets.UTF_8),
        Files.readAllBytes(spec));
    assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(spec)));
    assertEquals(1, names());
  }

  @Test
  void linksAreFollowedWithinTheRepository(@TempDir Path other) throws IOException {
    Files.createDirectory(home.resolve(".git"));
    Path real = Files.createDirectory(home.resolve("specs")).resolve("shop.yaml");
    Files.writeString(real, TWO);
    Files.createSymbolicLink(home.resolve("pggen.yaml"), real);

    assertEquals(ExitCode.CLEAN, Ran.in(home, "lint", "--fix", "pggen.yaml").code());
    assertTrue(Files.isSymbolicLink(home.resolve("pggen.yaml")));
    assertFalse(Files.readString(real).contains("fsync"));

    Path outside = other.resolve("shop.yaml");
    Files.writeString(outside, TWO);
    Files.delete(home.resolve("pggen.yaml"));
    Files.createSymbolicLink(home.resolve("pggen.yaml"), outside);
    Ran ran = Ran.in(home, "lint", "--fix", "pggen.yaml");
    assertEquals(ExitCode.FILES, ran.code());
    assertTrue(ran.err().contains("it is a link that leaves the repository"), ran.err());
    assertTrue(ran.out().contains("PG801"), "what is still wrong is reported");
    assertTrue(ran.err().endsWith("nothing to fix, 1 more with --fix=unsafe\n"), ran.err());
    assertEquals(TWO, Files.readString(outside));
  }

  @Test
  void aFileThatChangedMeanwhileIsLeftAlone() throws IOException {
    Path spec = write(TWO);
    Files.writeString(spec, HEAD);

    var thrown =
        assertThrows(IOException.class, () -> InPlace.replace(spec, TWO, "x", new LocalDisk()));
    assertTrue(String.valueOf(thrown.getMessage()).contains("changed meanwhile"));
    assertEquals(HEAD, Files.readString(spec));
  }

  @Test
  void whatComesFromTheDefaultsIsLeft() throws IOException {
    String defaults = "container: {no_new_privileges: false}\n";
    Files.writeString(home.resolve("pggen.defaults.yaml"), defaults);
    Path spec = write(HEAD + "postgres: {version: 17}\nbackup: {destination: /mnt/backup/shop}\n");
    String before = Files.readString(spec);

    Ran ran = Ran.in(home, "lint", "--fix=unsafe");
    assertTrue(ran.out().contains("PG604"), ran.out());
    assertFalse(ran.out().contains("--fix"), "no fix is promised: " + ran.out());
    assertEquals(
        "nothing to fix\npggen: 1 more lies in `pggen.defaults.yaml`, which other specs share:"
            + " mend it there\n",
        ran.err());
    assertEquals(before, Files.readString(spec));
    assertEquals(defaults, Files.readString(home.resolve("pggen.defaults.yaml")));
  }

  private long names() throws IOException {
    try (var all = Files.list(home)) {
      return all.count();
    }
  }

  private Path write(String text) throws IOException {
    return Files.writeString(home.resolve("pggen.yaml"), text);
  }
}
