package dev.pggen.lint.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.source.SourceFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of a line that dumps a database. */
final class DumpScriptTest {
  private static List<DumpScript> in(String script) {
    SourceFile file = SourceFile.of("dump.sh", script);
    return DumpScript.in(script, false, (from, word) -> file.start());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "pg_dump shop > /backups/a.sql; /backups/a.sql",
        "pg_dump shop | gzip > \"/backups/a.sql.gz\"; /backups/a.sql.gz",
        "pg_dump -Fc -f /backups/a.dump shop && ls; /backups/a.dump",
        "pg_dumpall --file=/backups/a.sql; /backups/a.sql",
        "pg_dump shop 2> /dev/null > $file; $file"
      })
  void whereItWrites(String script, String file) {
    assertEquals(Optional.of(file), in(script).get(0).file());
  }

  @Test
  void aLineThatGoesOnIsOneLine() {
    DumpScript dump = in("pg_dump shop \\\n  -U app |\\\n gzip > /b/a.gz\necho done").get(0);

    assertEquals("pg_dump shop     -U app", dump.call());
    assertEquals(Optional.of("/b/a.gz"), dump.file());
  }

  @Test
  void whatIsOnlyNamedIsNoCall() {
    assertEquals(List.of(), in("# pg_dump is run elsewhere\necho pg_dump starts\nls pg_dump.sql"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "set -euo pipefail\\npg_dump shop; true",
        "#!/bin/bash -e\\npg_dump shop; true",
        "set -u\\npg_dump shop; false"
      })
  void whetherAFailureEndsIt(String script, boolean stops) {
    assertEquals(stops, in(script.replace("\\n", "\n")).get(0).stops());
  }
}
