package dev.pggen.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The few keywords that are loaded say what the whole of draft-07 says. */
final class SchemaDialectTest {
  private static final SchemaRegistry WHOLE =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
  private static final SchemaRegistry OURS = SchemaRegistry.withDialect(SchemaDialect.create());

  @Test
  void saysTheSameOfEverySpec() throws IOException {
    JsonNode text = new ObjectMapper().readTree(SchemaTest.FILE.toFile());
    Schema whole = WHOLE.getSchema(text);
    Schema ours;
    try (InputStream in = Files.newInputStream(SchemaTest.FILE)) {
      ours = OURS.getSchema(JsonReader.read(in));
    }
    int wrong = 0;
    for (Path file : specs()) {
      Optional<JsonNode> spec =
          YamlReader.decode(file.toString(), Files.readAllBytes(file))
              .value()
              .flatMap(source -> YamlReader.read(source, YamlDialect.SPEC).value())
              .map(d -> new JsonTree(interpolation()).of(d.root()));
      if (spec.isPresent()) {
        assertEquals(told(whole, spec.get()), told(ours, spec.get()), file.toString());
        wrong += told(ours, spec.get()).isEmpty() ? 0 : 1;
      }
    }
    assertTrue(wrong > 50, "only " + wrong + " of the specs are wrong by the schema");
  }

  @Test
  void aKeywordThatIsMissingHereIsNotPassedOver() throws IOException {
    JsonNode schema = new ObjectMapper().readTree("{\"type\": \"object\", \"maxLength\": 3}");
    assertThrows(
        SchemaException.class,
        () -> OURS.getSchema(schema).validate(new ObjectMapper().readTree("{}")));
  }

  private static Interpolation interpolation() {
    return new Interpolation("shop", Optional.empty(), new Findings());
  }

  private static List<String> told(Schema schema, JsonNode spec) {
    List<String> all = new ArrayList<>();
    for (Error error : schema.validate(spec)) {
      all.add(error.getInstanceLocation() + " " + error.getKeyword() + " " + error.getProperty());
    }
    return all;
  }

  private static List<Path> specs() throws IOException {
    try (Stream<Path> samples = Files.walk(Path.of("samples"));
        Stream<Path> bad = Files.walk(Path.of("src/test/resources/bad-input"))) {
      return Stream.concat(samples, bad).filter(p -> p.toString().endsWith(".yaml")).toList();
    }
  }
}
