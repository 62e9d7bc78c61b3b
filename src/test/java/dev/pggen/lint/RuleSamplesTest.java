package dev.pggen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The carets drawn in a sample are its findings: none missing, none extra, right to the column. */
final class RuleSamplesTest {
  private static final String HOW_TO_ACCEPT =
      "to accept what was found: mvn test -Dtest=RuleSamplesTest -Dgolden.update=true";

  @TestFactory
  Stream<DynamicTest> carets() throws IOException {
    return Sample.all().stream()
        .map(sample -> dynamicTest(sample.name(), sample.path().toUri(), () -> hold(sample)));
  }

  private static void hold(Sample sample) throws IOException {
    assertEquals(
        sample.isBad(),
        !sample.findings().isEmpty(),
        "bad-* must find something, good-* nothing: " + sample.name());
    for (Map.Entry<Path, String> drawn : sample.drawn().entrySet()) {
      if (Boolean.getBoolean("golden.update")) {
        Files.writeString(drawn.getKey(), drawn.getValue());
      }
      assertEquals(drawn.getValue(), Files.readString(drawn.getKey()), HOW_TO_ACCEPT);
    }
  }
}
