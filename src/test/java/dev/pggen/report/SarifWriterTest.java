package dev.pggen.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pggen.cli.Contract;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SARIF keeps to the schema of OASIS and says all that GitHub asks for. */
final class SarifWriterTest {
  private static JsonNode run(Report report) throws Exception {
    String text = new SarifWriter(RichReport.AROUND).write(report);
    Contract.SARIF.hold(text);
    return new ObjectMapper().readTree(text).at("/runs/0");
  }

  @Test
  void theRichReport() throws Exception {
    JsonNode run = run(RichReport.report());
    assertEquals("unicodeCodePoints", run.get("columnKind").textValue());
    assertEquals("pggen/", run.at("/automationDetails/id").textValue());
    assertTrue(run.at("/originalUriBaseIds/SRCROOT").isObject());
    assertEquals(11, run.get("results").size());
    for (JsonNode result : run.get("results")) {
      JsonNode rule = run.at("/tool/driver/rules").get(result.get("ruleIndex").intValue());
      assertEquals(rule.get("id"), result.get("ruleId"));
      String uri = result.at("/locations/0/physicalLocation/artifactLocation/uri").textValue();
      assertFalse(uri.startsWith("/"), uri);
      assertTrue(result.at("/partialFingerprints/pggen~1v1").textValue().length() == 64);
      assertEquals(1, result.get("locations").size());
    }
  }

  @Test
  void onlyRulesThatWereAskedOrFoundSomethingAreListed() throws Exception {
    List<String> ids = new ArrayList<>();
    run(RichReport.report())
        .at("/tool/driver/rules")
        .forEach(rule -> ids.add(rule.get("id").textValue()));
    assertEquals(
        List.of(
            "PG001", "PG101", "PG102", "PG201", "PG401", "PG501", "PG602", "PG603", "PG801",
            "PG902"),
        ids);
  }

  @Test
  void aCleanRunHasAnEmptyListAndItsRules() throws Exception {
    JsonNode run = run(RichReport.clean());
    assertTrue(run.get("results").isArray());
    assertEquals(0, run.get("results").size());
    assertEquals(1, run.at("/tool/driver/rules").size());
  }

  @Test
  void aRuleIsDescribedByItsPage() throws Exception {
    JsonNode rule = run(RichReport.clean()).at("/tool/driver/rules/0");
    assertEquals("A key stands here.", rule.at("/fullDescription/text").textValue());
    assertTrue(rule.at("/help/markdown").textValue().startsWith("# PG101 x\n"));
    assertTrue(rule.at("/help/text").textValue().contains("\nWhy\nBecause.\n"));
    assertEquals("8.0", rule.at("/properties/security-severity").textValue());
    assertEquals("high", rule.at("/properties/precision").textValue());
    assertEquals(
        "[\"security\",\"secrets\",\"external/cwe/cwe-798\"]",
        rule.at("/properties/tags").toString());
    assertEquals("error", rule.at("/defaultConfiguration/level").textValue());
  }

  @Test
  void placesAreCodePointsAndPathsAreUris() throws Exception {
    JsonNode all = run(RichReport.report()).get("results");
    JsonNode secret = all.get(2);
    assertEquals("PG101", secret.get("ruleId").textValue());
    JsonNode place = secret.at("/locations/0/physicalLocation");
    String uri = place.at("/artifactLocation/uri").textValue();
    assertEquals("deploy/gr%C3%B6%C3%9Fe%20100%25/shop%2C%5B1%5D.pggen.yaml", uri);
    assertEquals("deploy/größe 100%/shop,[1].pggen.yaml", URI.create(uri).getPath());
    assertEquals(
        "{\"startLine\":4,\"startColumn\":32,\"endLine\":4,\"endColumn\":39}",
        place.get("region").toString());
    JsonNode wide = all.get(3);
    assertEquals("PG603", wide.get("ruleId").textValue());
    assertEquals(8, width(wide.at("/locations/0/physicalLocation/region")), "code points");
  }

  private static int width(JsonNode region) {
    return region.get("endColumn").intValue() - region.get("startColumn").intValue();
  }

  @Test
  void relatedPlacesAndSuppressions() throws Exception {
    JsonNode all = run(RichReport.report()).get("results");
    JsonNode related = all.get(1).get("relatedLocations");
    assertEquals(2, related.size());
    assertEquals("the server is here.", related.at("/0/message/text").textValue());
    JsonNode suppressed = all.get(all.size() - 1).at("/suppressions/0");
    assertEquals("inSource", suppressed.get("kind").textValue());
    assertEquals(
        "a \"test\" <value> & no more\u001b[2J, said at such length that it has to go on"
            + " (until 2027-01-31)",
        suppressed.get("justification").textValue());
    assertFalse(all.get(0).has("suppressions"));
  }

  @Test
  void theHashIsOfTheLineAndLeftOutWhereThereIsNoText() throws Exception {
    JsonNode all = run(RichReport.report()).get("results");
    assertFalse(all.get(0).get("partialFingerprints").has("primaryLocationLineHash"));
    String text = RichReport.report().findings().get(1).span().file().text();
    assertEquals(
        LineHashes.of(text).get(3),
        all.get(1).at("/partialFingerprints/primaryLocationLineHash").textValue());
  }

  @Test
  void theSchemaRefusesWhatIsNoSarif() {
    assertFalse(Contract.SARIF.isKept("{\"version\":\"2.1.0\"}"));
    assertFalse(Contract.SARIF.isKept("{\"version\":\"2.1.0\",\"runs\":[{\"results\":[]}]}"));
  }
}
