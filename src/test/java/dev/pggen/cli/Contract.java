package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A published schema, by which every report is held that a test prints. */
public enum Contract {
  /** Our own. */
  JSON {
    @Override
    String text() throws IOException {
      return Files.readString(Path.of("schemas/report-1.schema.json"));
    }
  },
  /** By OASIS. */
  SARIF {
    @Override
    String text() throws IOException {
      try (InputStream in =
          Objects.requireNonNull(
              Contract.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  };

  private final Schema schema = read();

  abstract String text() throws IOException;

  private Schema read() {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails where a report breaks it. */
  public void hold(String report) {
    assertEquals(List.of(), schema.validate(report, InputFormat.JSON), report);
  }

  /** Whether a report keeps it. */
  public boolean isKept(String report) {
    return schema.validate(report, InputFormat.JSON).isEmpty();
  }

  /** Holds what a run printed, if its arguments asked for a form that has a contract. */
  static void holdRun(List<String> args, String out) {
    for (Contract contract : values()) {
      int at = args.indexOf(contract.name().toLowerCase(java.util.Locale.ROOT));
      boolean asked = at > 0 && args.get(at - 1).equals("--format");
      boolean toFile = at >= 0 && at + 1 < args.size() && args.get(at + 1).equals("--output");
      if (asked && !toFile && out.startsWith("{")) {
        contract.hold(out);
      }
    }
  }
}
