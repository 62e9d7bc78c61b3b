package dev.pggen.lint.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.hcl.HclFile;
import dev.pggen.hcl.HclReader;
import dev.pggen.lint.FormatRule;
import dev.pggen.lint.Rules;
import dev.pggen.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rule finds in a value it finds in a variable's default, and not in one without. */
final class JobValuesTest {
  private static final String CASES =
      """
      PG309/bad-two-minutes.nomad.hcl       | kill_timeout =    | "2m"
      PG512/bad-any-name.nomad.hcl          | tags = [          | "traefik.tcp.routers.shop-db.rule=HostSNI(`*`)"
      PG513/bad-host-mode.nomad.hcl         | mode =            | "host"
      PG513/bad-host-mode.nomad.hcl         | DB_HOST =         | "127.0.0.1"
      PG514/bad-docker-bridge.nomad.hcl     | network_mode =    | "bridge"
      PG911/bad-hook.nomad.hcl              | hook =            | "before"
      PG911/bad-memory-max.nomad.hcl        | memory_max =      | 256
      PG911/bad-service-name.nomad.hcl      | name     =        | "shop_web"
      PG911/bad-static-port-twice.nomad.hcl | static =          | 9000
      PG911/bad-undefined-volume.nomad.hcl  | volume      =     | "database"
      PG913/bad-any-client.nomad.hcl        | volumes = [       | "/srv/shop/postgres:/var/lib/postgresql/data"
      PG914/bad-count.nomad.hcl             | count =           | 2
      PG915/bad-multi-writer.nomad.hcl      | access_mode     = | "multi-node-multi-writer"
      PG916/bad-service.nomad.hcl           | port     =        | "http"
      PG919/bad-octal.nomad.hcl             | mode =            | 1777
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = CASES)
  void unknownIsSilent(String sample, String before, String value) throws IOException {
    String text = Files.readString(Path.of("docs/rules", sample));
    int at = text.indexOf(value, text.indexOf(before));
    assertTrue(at >= 0, value + " stands behind " + before);
    String job = text.substring(0, at) + "var.it" + text.substring(at + value.length());

    assertEquals(0, found(sample, job + "variable \"it\" {\n}\n"));
    assertEquals(1, found(sample, job + "variable \"it\" {\n  default = " + value + "\n}\n"));
  }

  private static long found(String sample, String text) {
    FormatRule<?> rule =
        (FormatRule<?>) Rules.named(sample.substring(0, sample.indexOf('/'))).orElseThrow();
    HclFile file =
        HclReader.read(SourceFile.of("job.nomad.hcl", text), "nomad").value().orElseThrow();
    return count(rule, file);
  }

  private static <T extends dev.pggen.source.Document> long count(
      FormatRule<T> rule, HclFile file) {
    return rule.check(rule.documents().cast(file)).count();
  }
}
