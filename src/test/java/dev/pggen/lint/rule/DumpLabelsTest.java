package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which labels of a server ask for dumps. */
final class DumpLabelsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a.archive-pre=pg_dump -U shop; true",
        "a.engine=postgres, a.schedule=0 3 * * *; true",
        "a.type=PostgreSQL, a.cron=@daily; true",
        "a.engine=postgres, a.schedule=@daily, a.enable=false; false",
        "a.engine=postgres; false",
        "a.engine=postgres, b.schedule=@daily; false",
        "a.container=postgres, a.schedule=@daily; false",
        "a.engine=redis, a.schedule=@daily; false",
        "a.database-backup.enable=true; true",
        "a.database-backup.enable=false; false",
        "a.stop-during-backup=true; false",
        "traefik.enable=true; false"
      })
  void ask(String labels, boolean expected) {
    Map<String, String> all =
        Arrays.stream(labels.split(", "))
            .map(label -> label.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    assertEquals(expected, DumpLabels.ask(all));
  }
}
