package dev.pggen.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads, held byte by byte. */
final class HumanWriterTest {
  @ParameterizedTest
  @CsvSource({"80,false", "80,true", "120,false", "120,true"})
  void terminal(int width, boolean colour) {
    String text = new HumanWriter(new Style(colour, width)).write(ReportFixture.report());

    assertFalse(text.contains("hunter2"), "a secret must never be printed");
    Approvals.verify(text, Approvals.NAMES.withParameters(width + (colour ? "-colour" : "-plain")));
  }

  @ParameterizedTest
  @CsvSource({"80", "120"})
  void noLineIsWiderThanTheTerminal(int width) {
    String text = new HumanWriter(new Style(false, width)).write(ReportFixture.report());

    assertEquals(
        0,
        Stream.of(text.split("\n")).filter(line -> TextWidth.of(line) > width).count(),
        () -> text);
  }
}
