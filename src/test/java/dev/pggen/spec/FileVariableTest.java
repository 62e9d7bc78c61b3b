package dev.pggen.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.Finding;
import dev.pggen.source.SourceFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a variable for a path may get; what it may not is among the bad input. */
final class FileVariableTest {
  private static List<Finding> findings(String variable) {
    String text =
        """
        pggen: 1
        name: shop
        containers:
          web:
            image: registry.example.org/shop:1.2
            env: {A: "${db.password.file}", %s}
        postgres: {version: 17}
        """
            .formatted(variable);
    return SpecLoader.load(SourceFile.of("pggen.yaml", text), "compose", MemoryFiles.of(Map.of()))
        .findings();
  }

  @Test
  void pathsAreRight() {
    for (String right :
        List.of(
            "DB_PASSWORD_FILE: \"${db.password.file}\"",
            "DB_PASSWORD_FILE: /run/secrets/mine",
            "FILE__KEY: conf/key.pem",
            "URL_FILE: \"file://${db.url.file}\"",
            "PASSWORD_FILE: \"\"",
            "LOG_FILE: stdout",
            "DB_PASSWORD: \"${db.password}\"",
            "PROFILE: \"${db.password}\"")) {
      assertEquals(List.of(), findings(right), right);
    }
  }

  @Test
  void aValueIsRefusedAndNotPrinted() {
    Finding literal = findings("DB_PASSWORD_FILE: hunter2").get(0);
    assertEquals("PG035", literal.rule().id());
    assertTrue(literal.masked());
    assertFalse(literal.toString().contains("hunter2"));
    assertEquals("PG035", findings("URL_FILE: \"${db.url}\"").get(0).rule().id());
  }
}
