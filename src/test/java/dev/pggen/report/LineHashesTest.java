package dev.pggen.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Line hashes are GitHub's own: by the vectors in {@code src/fingerprints.test.ts} of
 * github/codeql-action, and by twenty files that {@code src/test/python/line_hashes.py} hashed.
 */
final class LineHashesTest {
  private static final List<String> GREETING =
      List.of(
          "e9496ae3ebfced30:1",
          "fb7c023a8b9ccb3f:1",
          "ce8ba1a563dcdaca:1",
          "e20e36e16fcb0cc8:1",
          "b3edc88f2938467e:1",
          "c8e28b0b4002a3a0:1",
          "c129715d7a2bc9a3:1");

  @Test
  void anEmptyFile() {
    assertEquals(List.of("c129715d7a2bc9a3:1"), LineHashes.of(""));
  }

  @Test
  void blanksAndTabs() {
    assertEquals(
        List.of(
            "271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"),
        LineHashes.of(" a\nb\n  \t\tc\n d"));
  }

  @Test
  void noLineEndAtTheEnd() {
    assertEquals(
        List.of(
            "8b7cf3e952e7aeb2:1",
            "b1ae1287ec4718d9:1",
            "bff680108adb0fcc:1",
            "c6805c5e1288b612:1",
            "b86d3392aea1be30:1",
            "e6ceba753e1a442:1"),
        LineHashes.of(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End"));
  }

  @Test
  void everyKindOfLineEnd() {
    assertEquals(GREETING, LineHashes.of(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n"));
    assertEquals(GREETING, LineHashes.of(" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r"));
    assertEquals(
        GREETING, LineHashes.of(" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n"));
    assertEquals(GREETING, LineHashes.of(" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n"));
  }

  @Test
  void equalLinesAreNumbered() {
    assertEquals(
        List.of(
            "a7f2ff13bc495cf2:1",
            "a7f2ff13bc495cf2:2",
            "a7f2ff13bc495cf2:3",
            "a7f2ff13bc495cf2:4",
            "a7f2ff13bc495cf2:5",
            "a7f2ff13bc495cf2:6",
            "a7f2ff1481e87703:1",
            "a9cf91f7bbf1862b:1",
            "55ec222b86bcae53:1",
            "cc97dc7b1d7d8f7b:1",
            "c129715d7a2bc9a3:1"),
        LineHashes.of("Lorem ipsum dolor sit amet.\n".repeat(10)));
  }

  @Test
  void shortLines() {
    assertEquals(
        List.of(
            "e54938cc54b302f1:1",
            "bb609acbe9138d60:1",
            "1131fd5871777f34:1",
            "5c482a0f8b35ea28:1",
            "54517377da7028d2:1",
            "2c644846cb18d53e:1",
            "f1b89f20de0d133:1",
            "c129715d7a2bc9a3:1"),
        LineHashes.of("x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n"));
  }

  @Test
  void twentyFilesThatAnotherProgramHashed() throws IOException {
    Path directory = Path.of("src/test/resources/dev/pggen/report/hashed");
    TreeMap<String, StringBuilder> hashed = new TreeMap<>();
    for (String row : Files.readAllLines(directory.resolve("hashes.tsv"))) {
      String[] fields = row.split("\t", -1);
      hashed.computeIfAbsent(fields[0], name -> new StringBuilder()).append(fields[1]).append('\n');
    }
    assertEquals(20, hashed.size());
    for (String name : hashed.keySet()) {
      byte[] bytes = Files.readAllBytes(directory.resolve(name));
      String ours = String.join("\n", LineHashes.of(new String(bytes, StandardCharsets.UTF_8)));
      assertEquals(hashed.get(name).toString(), ours + "\n", name);
    }
  }

  @Test
  void oneForEachLineWhateverTheTextIs() {
    String letters = "ab \t\n\r\u00e9\u4e2d\ud83d\ude00#";
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(300); length > 0; length--) {
        text.appendCodePoint(
            letters.codePointAt(
                letters.offsetByCodePoints(
                    0, random.nextInt(letters.codePointCount(0, letters.length())))));
      }
      List<String> hashes = LineHashes.of(text.toString());
      assertEquals(SourceFile.of("a", text.toString()).lineCount(), hashes.size(), text.toString());
      assertTrue(hashes.stream().distinct().count() == hashes.size(), "each is there once");
      String unix = text.toString().replace("\r\n", "\n").replace('\r', '\n');
      assertEquals(hashes, LineHashes.of(unix), "line ends do not count");
      assertEquals(hashes, LineHashes.of(unix.replace("\n", " \t\n ")), "blanks do not count");
      assertNotEquals(hashes, LineHashes.of("x" + text), "all else does");
    }
  }
}
