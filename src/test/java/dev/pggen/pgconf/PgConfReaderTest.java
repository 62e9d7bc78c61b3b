package dev.pggen.pgconf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Places, messages and units; what the servers see is compared in {@link PgConfServerTest}. */
final class PgConfReaderTest {
  private static final String CONF =
      "# first\r\nwork_mem = '4MB' # why\n  include_dir 'é😀'\nWORK_MEM 8MB\nx = 'open\n= 1\ny\n";

  @Test
  void placesOfEntriesAndComments() {
    PgConfFile file = read(CONF).value().orElseThrow();
    assertEquals(
        "2:1-9 work_mem 2:12-17 4MB|3:3-14 include_dir 3:15-19 é😀|4:1-9 WORK_MEM 4:10-13 8MB",
        file.entries().stream()
            .map(
                e ->
                    place(e.nameSpan())
                        + " "
                        + e.name()
                        + " "
                        + place(e.valueSpan())
                        + " "
                        + e.value())
            .collect(Collectors.joining("|")));
    assertEquals(
        "1:1-8 true first|2:18-23 false why",
        file.comments().stream()
            .map(c -> place(c.span()) + " " + c.alone() + " " + c.text())
            .collect(Collectors.joining("|")));
    assertEquals("8MB", file.get("work_mem").orElseThrow().value());
    assertEquals(PgConfEntry.Kind.INCLUDE_DIR, file.entries().get(1).kind());
    assertEquals(true, file.includes());
  }

  @Test
  void mistakesAreNamedWhereTheyAre() {
    assertEquals(
        """
        5:5-6 this quote is never closed
        6:1-2 a line must begin with a parameter's name
        7:1-2 `y` has no value
        """,
        read(CONF).findings().stream().map(PgConfReaderTest::line).collect(Collectors.joining()));
    assertEquals(
        "1:7-9 `GB` cannot stand in the bare value of `a`\n",
        read("a=1.5 GB").findings().stream()
            .map(PgConfReaderTest::line)
            .collect(Collectors.joining()));
  }

  @Test
  void units() {
    assertEquals(
        Optional.of(new BigDecimal("1610612736.0")),
        PgQuantity.parse("1.5 GB").flatMap(q -> q.bytes(1)));
    assertEquals(
        Optional.of(new BigDecimal(2097152)), PgQuantity.parse("256").flatMap(q -> q.bytes(8192)));
    assertEquals(
        Optional.of(new BigDecimal(90000000)),
        PgQuantity.parse("90s").flatMap(q -> q.micros(1000)));
    assertEquals(Optional.empty(), PgQuantity.parse("90s").flatMap(q -> q.bytes(1)));
    assertEquals(Optional.empty(), PgQuantity.parse("4KB"));
    assertEquals(Optional.empty(), PgQuantity.parse("010"));
  }

  private static Result<PgConfFile> read(String text) {
    return PgConfReader.read(SourceFile.of("postgresql.conf", text));
  }

  private static String line(Finding finding) {
    return place(finding.span()) + " " + finding.message() + "\n";
  }

  private static String place(Span span) {
    return span.line() + ":" + span.column() + "-" + span.endColumn();
  }
}
