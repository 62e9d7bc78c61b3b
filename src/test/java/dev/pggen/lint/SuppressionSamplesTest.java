package dev.pggen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pggen.lint.format.Format;
import dev.pggen.source.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is wrong with a suppression is shown in each format that has comments. */
final class SuppressionSamplesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  /** No rule about a server's parameters is one that cannot be suppressed. */
  private static final Set<String> IMPOSSIBLE = Set.of("PG994 bad postgresql.conf");

  /** A baseline is a file of its own. */
  private static final String OF_BASELINES = "PG995";

  @TestFactory
  Stream<DynamicTest> carets() throws IOException {
    return Sample.ofSuppressions().stream()
        .map(sample -> dynamicTest(sample.name(), sample.path().toUri(), () -> hold(sample)));
  }

  private static void hold(Sample sample) throws IOException {
    Subject subject = sample.subjects().get(0);
    List<Finding> all =
        Linter.with(Rules.ALL).lint(List.of(subject), TODAY).findings().stream()
            .filter(f -> f.rule().id().startsWith("PG99"))
            .toList();
    assertEquals(
        sample.isBad() ? List.of(sample.rule()) : List.of(),
        all.stream().map(f -> f.rule().id()).toList(),
        all.toString());
    String drawn = Carets.draw(subject.file(), all);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(sample.path(), drawn);
    }
    assertEquals(drawn, Files.readString(sample.path()), "to accept: -Dgolden.update=true");
    if (sample.isBad()) {
      assertTrue(hasTwin(sample), "a good sample differs in one line");
    }
  }

  private static boolean hasTwin(Sample bad) throws IOException {
    List<String> plain = lines(bad);
    for (Sample good : Sample.ofSuppressions()) {
      if (good.rule().equals(bad.rule())
          && !good.isBad()
          && good.named().keySet().equals(bad.named().keySet())) {
        List<String> other = lines(good);
        long apart = 0;
        for (int i = 0; i < Math.min(plain.size(), other.size()); i++) {
          apart += plain.get(i).equals(other.get(i)) ? 0 : 1;
        }
        if (plain.size() == other.size() && apart == 1) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<String> lines(Sample sample) throws IOException {
    return Carets.erase(Files.readString(sample.path())).lines().toList();
  }

  @Test
  void everyFormatIsShown() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (String rule : SuppressionRules.ALL.stream().map(r -> r.id()).toList()) {
      for (Format format : rule.equals(OF_BASELINES) ? new Format[0] : Format.values()) {
        missing.add(rule + " bad " + format.id());
      }
    }
    for (Sample sample : Sample.ofSuppressions()) {
      for (Format format : Format.values()) {
        if (sample.isBad() && format.has(sample.subjects().get(0).document())) {
          missing.remove(sample.rule() + " bad " + format.id());
        }
      }
    }
    assertEquals(IMPOSSIBLE, missing);
  }

  @Test
  void pagesNameTheirSamples() throws IOException {
    for (Sample sample : Sample.ofSuppressions()) {
      Path page = Path.of("docs/rules", sample.rule(), "README.md");
      String line = "<!-- sample: " + sample.path().getFileName() + " -->";
      assertTrue(Files.readAllLines(page).contains(line), sample.name());
    }
  }
}
