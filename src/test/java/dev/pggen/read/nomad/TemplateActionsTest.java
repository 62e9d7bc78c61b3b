package dev.pggen.read.nomad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplateActionsTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'{{ with secret \"kv/a\" }}{{ .Data.data.pw }}{{ end }}', 'secret kv/a .Data.data.pw'",
        "'{{ with (secret \"kv/a\").Data.data }}{{ .pw }}{{ end }}', 'secret kv/a .Data.data.pw'",
        "'{{ with nomadVar \"a\" }}{{ .pw }}{{ end }}', 'nomadVar a .pw'",
        "'{{ with (secret \"kv/a\") | toJSON }}{{ .pw }}{{ end }}', ''"
      })
  void theSameValueHasOneSource(String template, String source) {
    assertEquals(source, TemplateActions.in(template).get(1).source());
  }
}
