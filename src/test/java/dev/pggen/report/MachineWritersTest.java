package dev.pggen.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;

/** What programs read. */
final class MachineWritersTest {
  @Test
  void concise() {
    Approvals.verify(new ConciseWriter().write(ReportFixture.report()));
  }

  @Test
  void jsonObeysItsPublishedSchema() throws IOException {
    String json = new JsonWriter().write(ReportFixture.report());
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(Files.readString(Path.of("schemas/report-1.schema.json")));

    assertEquals(List.of(), schema.validate(json, InputFormat.JSON));
    assertTrue(
        schema.validate(json.replace("\"PG601\"", "\"601\""), InputFormat.JSON).size() > 0,
        "the same check must refuse a wrong id");
    Approvals.verify(json);
  }

  @Test
  void nothingToSay() {
    Report clean = new Report(List.of(), List.of(), 1);

    assertEquals("no findings in 1 file\n", new ConciseWriter().write(clean));
  }
}
