package dev.pggen.hcl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our reader beside HCL's own, over the files of a directory and broken copies of them. Run by
 * {@code make hcl-oracle} alone, which builds the program of tools/hcl.
 *
 * <p>Properties: {@code hcl.tool}, that program; {@code hcl.corpus}, the directory; {@code
 * hcl.broken}, how many broken copies.
 */
final class HclOracle {
  private static final Set<String> ENDINGS = Set.of("hcl", "nomad", "tf", "tfvars", "job");

  @Test
  void agreesWithTheirs(@TempDir Path copies) throws IOException {
    Path tool = Path.of(System.getProperty("hcl.tool"));
    HclComparison real = new HclComparison(tool);
    real.over(files(Path.of(System.getProperty("hcl.corpus"))));
    real.tell("files");
    real.tellSample();
    HclComparison small = new HclComparison(tool);
    small.over(HclSnippets.write(copies));
    small.tell("snippets");
    long good = HclSnippets.all().stream().filter(HclSnippets.Snippet::good).count();
    assertEquals(good, small.accepted().size());
    HclComparison broken = new HclComparison(tool);
    int count = Integer.getInteger("hcl.broken", 2000);
    broken.over(HclMutations.write(real.accepted(), count, copies, new Random(17)));
    broken.tell("broken copies");
    HclComparison brokenSmall = new HclComparison(tool);
    brokenSmall.over(HclMutations.write(small.accepted(), 5 * count, copies, new Random(19)));
    brokenSmall.tell("broken snippets");
    assertTrue(broken.refused() >= 100);
    assertEquals(
        0,
        real.differences()
            + small.differences()
            + broken.differences()
            + brokenSmall.differences());
  }

  /**
   * The best of some runs each; a busy machine is slower, but not four times as slow at the end.
   */
  @Test
  void isFastAndLinear() {
    double[] perMebibyte = new double[4];
    for (int i = 0; i < perMebibyte.length; i++) {
      int size = (64 << 10) << (2 * i);
      perMebibyte[i] = milliseconds(text(size)) * (1 << 20) / size;
      System.out.printf("%d KiB: %.0f ms for each MiB%n", size >> 10, perMebibyte[i]);
    }
    assertTrue(perMebibyte[2] < 500);
    assertTrue(perMebibyte[3] < 3 * perMebibyte[0]);
  }

  private static String text(int size) {
    String block =
        "task \"b\" {\n  c = [1, \"${d.e[0]} f\"] # g\n  h = { i = true, j = k ? l : m }\n"
            + "  n = <<-E\n    o $${p}\n    %{ if q }r%{ endif }\n  E\n}\n";
    String text = block.repeat(size / block.length());
    return text + "#".repeat(size - text.length());
  }

  private static double milliseconds(String text) {
    SourceFile file = SourceFile.of("f.hcl", text);
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 15; i++) {
      long start = System.nanoTime();
      assertEquals(List.of(), HclReader.read(file, "hcl").findings());
      best = Math.min(best, System.nanoTime() - start);
    }
    return best / 1e6;
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> ENDINGS.contains(file.toString().replaceFirst(".*\\.", "")))
          .sorted()
          .toList();
    }
  }
}
