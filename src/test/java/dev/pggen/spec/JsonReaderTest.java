package dev.pggen.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonReaderTest {
  private static final ObjectMapper JACKSON =
      new ObjectMapper().configure(DeserializationFeature.USE_LONG_FOR_INTS, true);

  @ParameterizedTest
  @ValueSource(strings = {"pggen", "config", "report", "losses", "rules"})
  void readsSchemasAsJacksonDoes(String name) throws IOException {
    String text = Files.readString(Path.of("schemas", name + "-1.schema.json"));
    assertEquals(JACKSON.readTree(text), read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        " [ ] ",
        "[true, false, null, -1, 0.5, 1e3, \"\"]",
        "{\"a\": {\"b\": [1, {\"c\": \"x\"}]}, \"d\": \"\"}",
        "\"a \\\"quoted\\\" \\\\ \\/ \\n\\t\\r\\b\\f \\u00e9 ä\""
      })
  void readsValuesAsJacksonDoes(String text) throws IOException {
    assertEquals(JACKSON.readTree(text), read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"a\" 1}", "[1, ", "nul", "{\"a\": }", "x"})
  void saysWhatIsNoValue(String text) {
    assertThrows(IllegalStateException.class, () -> read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\\", "\"a\\\"", "\"\\u12", "\"\\u12xy\"", "[tru]", "[fals]", "-"})
  void givesNoValueForWhatEndsEarly(String text) {
    assertThrows(RuntimeException.class, () -> read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1, 2] x", "[1, 2,]", "[1 2]"})
  void isNoCheck(String text) throws IOException {
    assertEquals(JACKSON.readTree("[1, 2]"), read(text));
  }

  private static JsonNode read(String text) throws IOException {
    return JsonReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
