package dev.pggen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Each spec that shows a rule, bad ones too, is valid for the schema as editors read both. */
final class SampleSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Schema schema;

  SampleSchemaTest() throws IOException {
    JsonNode text = JSON.readTree(Path.of("schemas/pggen-1.schema.json").toFile());
    schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(text);
  }

  @TestFactory
  List<DynamicTest> valid() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Sample sample : Sample.all()) {
      for (Map.Entry<Path, String> file : sample.texts().entrySet()) {
        if (file.getKey().toString().endsWith(".pggen.yaml")) {
          tests.add(
              dynamicTest(
                  file.getKey().toString(), () -> assertEquals(List.of(), wrong(file.getValue()))));
        }
      }
    }
    return tests;
  }

  @Test
  void theSchemaIsInForce() throws IOException {
    String text = Files.readString(Path.of("docs/rules/PG401/bad-none.pggen.yaml"));

    assertFalse(wrong(text.replace("port:", "prt:")).isEmpty());
    assertFalse(wrong(text.replace("port: 8080", "port: web")).isEmpty());
    assertFalse(wrong(text.replace("name: shop\n", "")).isEmpty());
  }

  private List<?> wrong(String text) {
    Object spec = new Yaml(new SafeConstructor(new LoaderOptions())).load(Carets.erase(text));
    return schema.validate(JSON.<JsonNode>valueToTree(spec));
  }
}
