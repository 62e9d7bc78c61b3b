package dev.pggen.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Git makes of a patch in which nothing that is secret stands. */
final class PatchTest {
  private static final String SECRET = "hunter2";

  @TempDir Path home;

  private static Patch patch(String before, String after) {
    return Patch.of("a.txt", before, after, line -> line.replace(SECRET, "***"));
  }

  @Test
  void aSecretEndsTheLinesAroundAChange() {
    String before = "1\n2\nhunter2\n3\nold\n4\n5\nhunter2\n6\n";
    Patch patch = patch(before, before.replace("old", "new"));

    assertEquals(
        "--- a/a.txt\n+++ b/a.txt\n@@ -4,4 +4,4 @@\n 3\n-old\n+new\n 4\n 5\n", patch.text());
    assertFalse(patch.hides());
    assertFalse(patch.bare());
  }

  @Test
  void whatIsChangedIsHidden() {
    Patch patch = patch("1\npassword: hunter2\n2\n", "1\n2\n");

    assertTrue(patch.text().contains("-password: ***\n"), patch.text());
    assertTrue(patch.hides());
  }

  @Test
  void gitTakesIt() throws Exception {
    assertEquals(0, git("init", "-q"));
    Random random = new Random(17);
    int bare = 0;
    int plain = 0;
    for (int i = 0; i < 120; i++) {
      List<String> before = new ArrayList<>();
      List<String> after = new ArrayList<>();
      texts(random, before, after);
      String old = String.join("\n", before) + (random.nextInt(4) == 0 ? "" : "\n");
      String now = String.join("\n", after) + (random.nextInt(4) == 0 ? "" : "\n");
      Patch patch = patch(old, now);
      assertFalse(patch.text().contains(SECRET), patch.text());
      if (!patch.hides() && !patch.text().isEmpty()) {
        bare += patch.bare() ? 1 : 0;
        plain += patch.bare() ? 0 : 1;
        apply(old, now, patch);
      }
    }
    assertTrue(bare > 5 && plain > 50, bare + " and " + plain);
  }

  /** Texts in which lines were changed, taken out and put in, but no secret. */
  private static void texts(Random random, List<String> before, List<String> after) {
    int lines = 5 + random.nextInt(30);
    for (int i = 0; i < lines; i++) {
      String line = "line " + i;
      switch (random.nextInt(12)) {
        case 0 -> after.add("put in before " + i);
        case 1 -> before.add("taken out " + i);
        case 2 -> {
          before.add("was " + i);
          line = "";
          after.add("is " + i);
        }
        case 3, 4 -> line = i + " hunter2";
        default -> {}
      }
      if (!line.isEmpty()) {
        before.add(line);
        after.add(line);
      }
    }
  }

  private void apply(String old, String now, Patch patch) throws Exception {
    Path file = home.resolve("a.txt");
    Files.writeString(file, old);
    Files.writeString(home.resolve("it.patch"), patch.text());
    int code = patch.bare() ? git("apply", "--unidiff-zero", "it.patch") : git("apply", "it.patch");
    assertEquals(0, code, () -> old + "\n===\n" + patch.text());
    assertEquals(now, Files.readString(file), patch.text());
  }

  private int git(String... args) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("git"));
    all.addAll(List.of(args));
    return new ProcessBuilder(all).directory(home.toFile()).inheritIO().start().waitFor();
  }
}
