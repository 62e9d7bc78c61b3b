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
  JSON("{\"version\":1,\"findings\":") {
    @Override
    String text() throws IOException {
      return Files.readString(Path.of("schemas/report-1.schema.json"));
    }
  },
  /** Our own, of {@code pggen rules}. */
  RULES("{\"version\":1,\"rules\":") {
    @Override
    String text() throws IOException {
      return Files.readString(Path.of("schemas/rules-1.schema.json"));
    }
  },
  /** Our own, of {@code --loss-report json}. */
  LOSSES("{\"version\":1,\"stacks\":") {
    @Override
    String text() throws IOException {
      return Files.readString(Path.of("schemas/losses-1.schema.json"));
    }
  },
  /** By OASIS. */
  SARIF("{\"$schema\":") {
    @Override
    String text() throws IOException {
      try (InputStream in =
          Objects.requireNonNull(
              Contract.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  };

  private final String beginning;
  private final Schema schema = read();

  Contract(String beginning) {
    this.beginning = beginning;
  }

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

  /** Holds what a run printed, if it is in a form that has a contract. */
  static void holdRun(List<String> args, String out) {
    boolean asked =
        args.contains("--loss-report")
            || args.contains("--format=json")
            || args.contains("--format=sarif");
    for (int i = 1; i < args.size(); i++) {
      asked |= args.get(i - 1).equals("--format") && List.of("json", "sarif").contains(args.get(i));
    }
    for (Contract contract : values()) {
      if (asked && out.startsWith(contract.beginning)) {
        contract.hold(out);
      }
    }
  }
}
