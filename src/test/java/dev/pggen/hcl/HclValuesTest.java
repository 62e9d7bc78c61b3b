package dev.pggen.hcl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.source.SourceFile;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What texts stand for where variables have defaults. */
final class HclValuesTest {
  private static final String VARIABLES =
      """
      variable "tag" { default = "17.11" }
      variable "major" { default = 17 }
      variable "open" {}
      locals { image = "postgres" }
      variables {
        release = "17.11"
        tags = { db = "17.11", "web" = { at = "2.4.1" } }
      }
      """;

  @ParameterizedTest
  @CsvSource(
      nullValues = "unknown",
      value = {
        "\"${var.tag}\", 17.11",
        "\"postgres:${var.tag}\", postgres:17.11",
        "\"${local.image}:${var.major}\", postgres:17",
        "var.tag, 17.11",
        "var.release, 17.11",
        "var.tags.db, 17.11",
        "\"shop:${var.tags.web.at}\", shop:2.4.1",
        "var.tags.other, unknown",
        "\"postgres:${var.open}\", unknown",
        "\"postgres:${NOMAD_META_TAG}\", unknown"
      })
  void aDefaultCountsInATextToo(String written, String known) {
    SourceFile file = SourceFile.of("shop.nomad", VARIABLES + "image = " + written + "\n");
    HclBody body = HclReader.read(file, "nomad").value().orElseThrow().body();
    HclExpression value = body.attribute("image").orElseThrow().value();
    assertEquals(Optional.ofNullable(known), new HclValues(body).of(value).text());
  }
}
