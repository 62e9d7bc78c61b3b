package dev.pggen.target.nomad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.bertramlabs.plugins.hcl4j.HCLParser;
import dev.pggen.artifact.OutputFile;
import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclReader;
import dev.pggen.laws.Samples;
import dev.pggen.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Another reader, hcl4j, finds the same blocks, labels and arguments in what is rendered.
 *
 * <p>Only their names and how many there are: it keeps no places, makes every number a fraction,
 * drops {@code ${}} and does not unescape, so its values say nothing. It takes nearly everything,
 * so that it takes a file says nothing either. One block is a map to it and several are a list, and
 * a list of one map is not told from blocks; nor is the order of different blocks.
 */
final class BlockStructureTest {
  static List<String> samples() {
    return Samples.names();
  }

  private static List<OutputFile> files(String sample) {
    return new NomadTarget()
        .render(Samples.stack(sample, NomadProfile.PROFILE)).stream()
            .filter(f -> f.path().endsWith(".hcl"))
            .toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isWhatAnotherReaderFinds(String sample) throws Exception {
    int compared = 0;
    for (OutputFile file : files(sample)) {
      TreeSet<String> ours = ours(file.text());
      assertEquals(ours, theirs(file.text()), file.path());
      compared += ours.size();
    }
    assertTrue(compared > 300, "only " + compared);
  }

  @Test
  void anotherStructureIsSeen() throws Exception {
    String job =
        files("minimal").stream()
            .filter(f -> f.path().equals(NomadTarget.JOB))
            .map(OutputFile::text)
            .findFirst()
            .orElseThrow();
    TreeSet<String> ours = ours(job);
    assertNotEquals(ours, theirs(job.replace("task \"web\" {", "task \"wep\" {")));
    assertNotEquals(ours, theirs(job.replaceFirst("template \\{", "templates {")));
    assertNotEquals(ours, theirs(job.replaceFirst("driver +=", "drivers =")));
  }

  private static TreeSet<String> ours(String text) {
    HclBody body =
        HclReader.read(SourceFile.of("x.hcl", text), "nomad").value().orElseThrow().body();
    TreeSet<String> found = new TreeSet<>();
    gather(body, "", found);
    return found;
  }

  private static void gather(HclBody body, String path, TreeSet<String> found) {
    for (HclAttribute attribute : body.attributes()) {
      found.add(path + attribute.name().value());
    }
    Map<String, Integer> counts = new java.util.HashMap<>();
    for (HclBlock block : body.blocks()) {
      StringBuilder name = new StringBuilder(path + block.type().value());
      block.labels().forEach(label -> name.append('/').append(label.value()));
      int n = counts.merge(name.toString(), 1, Integer::sum);
      String whole = name + "#" + n + "/";
      found.add(whole);
      gather(block.body(), whole, found);
    }
  }

  private static TreeSet<String> theirs(String text) throws Exception {
    TreeSet<String> found = new TreeSet<>();
    HCLParser parser = new HCLParser();
    parser.registerDataLookup("http", ignored -> Map.of());
    gather(parser.parse(text), ours(text), "", found);
    return found;
  }

  /**
   * A map is a block, a label or an argument's map: which of them is what ours says of its name.
   */
  private static void gather(
      Map<?, ?> body, TreeSet<String> ours, String path, TreeSet<String> found) {
    for (Map.Entry<?, ?> entry : body.entrySet()) {
      String name = path + entry.getKey();
      List<Object> values = new ArrayList<>();
      if (entry.getValue() instanceof List<?> list) {
        values.addAll(list);
      } else {
        values.add(entry.getValue());
      }
      boolean blocks = !ours.contains(name) && values.stream().allMatch(Map.class::isInstance);
      if (!blocks) {
        found.add(name);
        continue;
      }
      for (int i = 0; i < values.size(); i++) {
        Map<?, ?> below = (Map<?, ?>) values.get(i);
        if (ours.ceiling(name + "/") != null && ours.ceiling(name + "/").startsWith(name + "/")) {
          gather(below, ours, name + "/", found);
        } else {
          String whole = name + "#" + (i + 1) + "/";
          found.add(whole);
          gather(below, ours, whole, found);
        }
      }
    }
  }
}
