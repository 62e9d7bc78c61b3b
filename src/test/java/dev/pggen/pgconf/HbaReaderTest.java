package dev.pggen.pgconf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places, messages and networks; what the servers see is compared in {@link HbaServerTest}. */
final class HbaReaderTest {
  @Test
  void placesAlsoOverJoinedLines() {
    HbaFile file =
        read("# é\nhostssl db, \"é😀\" \\\n  app 10.0.0.1  255.0.0.0 cert map=m # why\n", 17)
            .orElseThrow();
    HbaEntry.Record record = file.records().get(0);
    assertEquals("2:1-3:37", place(record.span()));
    assertEquals("2:13-2:17", place(record.databases().get(1).span()));
    assertEquals("3:7-3:26", place(record.address().orElseThrow().span()));
    assertEquals("3:27-3:31", place(record.methodSpan()));
    assertEquals("3:32-3:37", place(record.options().get(0).span()));
    assertEquals(
        "1:1-1:4 true é|3:38-3:43 false why",
        file.comments().stream()
            .map(c -> place(c.span()) + " " + c.alone() + " " + c.text())
            .collect(Collectors.joining("|")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HOST all all all trust|17|1:1-1:5 `HOST` is no type of record in PostgreSQL 17",
        "host all all 10.0.0.1 trust|17|1:23-1:28 `trust` is no mask for `10.0.0.1`",
        "host all all 10.0.0.0/33 trust|17|1:14-1:25 `/33` is no mask",
        "host all all all SCRAM-SHA-256|17|1:18-1:31 `SCRAM-SHA-256` is no method of PostgreSQL 17",
        "host all all all oauth issuer=i scope=s|17|1:18-1:23 `oauth` is no method of PostgreSQL 17",
        "host all all all peer|17|1:18-1:22 `peer` works on the socket only",
        "host all all|17|1:10-1:13 the line ends before its address",
        "include x|15|1:1-1:8 `include` is no type of record in PostgreSQL 15"
      })
  void mistakesAreNamedWhereTheyAre(String line, int major, String finding) {
    assertEquals(
        finding,
        HbaReader.read(SourceFile.of("pg_hba.conf", line), major).findings().stream()
            .map(f -> place(f.span()) + " " + f.message())
            .collect(Collectors.joining()));
  }

  @Test
  void networksContainOneAnother() {
    assertTrue(network("10.0.0.0/8").contains(network("10.1.2.3/32")));
    assertFalse(network("10.1.0.0/16").contains(network("10.0.0.0/8")));
    assertTrue(network("10.1.0.0/16").overlaps(network("10.0.0.0/8")));
    assertTrue(network("10.0.0.5/8").hasHostBits());
    assertTrue(network("127.0.0.1/32").isLoopback());
    assertTrue(network("::1/128").isLoopback());
    assertFalse(network("0.0.0.0/0").contains(network("::/0")));
  }

  @Test
  void typesCoverAndOverlap() {
    assertTrue(HbaType.HOST.covers(HbaType.HOSTSSL));
    assertFalse(HbaType.HOSTSSL.covers(HbaType.HOST));
    assertFalse(HbaType.HOSTSSL.overlaps(HbaType.HOSTNOSSL));
    assertTrue(HbaType.HOSTNOGSSENC.overlaps(HbaType.HOSTSSL));
    assertFalse(HbaType.LOCAL.overlaps(HbaType.HOST));
  }

  private static HbaNetwork network(String cidr) {
    return read("host all all " + cidr + " reject", 17)
        .orElseThrow()
        .records()
        .get(0)
        .address()
        .orElseThrow()
        .network()
        .orElseThrow();
  }

  private static Optional<HbaFile> read(String text, int major) {
    return HbaReader.read(SourceFile.of("pg_hba.conf", text), major).value();
  }

  private static String place(Span span) {
    return span.line() + ":" + span.column() + "-" + span.endLine() + ":" + span.endColumn();
  }
}
