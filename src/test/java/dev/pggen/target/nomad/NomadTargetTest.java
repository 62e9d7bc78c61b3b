package dev.pggen.target.nomad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.artifact.OutputFile;
import dev.pggen.read.FileSet;
import dev.pggen.read.nomad.NomadReader;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Stack;
import dev.pggen.stack.StackFacts;
import dev.pggen.stack.Workload;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spec says below {@code targets.nomad}, and what no text of a spec can break. */
final class NomadTargetTest {
  private static final String WEB = "port: 8080\nenv: {PASSWORD_FILE: \"${db.password.file}\"}";

  private static Map<String, String> rendered(String settings) {
    return NomadSpecs.rendered(NomadSpecs.text(WEB, "targets: {nomad: {" + settings + "}}"));
  }

  private static String job(String settings) {
    return rendered(settings).getOrDefault("job.nomad.hcl", "");
  }

  @Test
  void vaultTakesThePlaceOfVariables() {
    Map<String, String> files = rendered("secrets: vault, vault_mount: apps, vault_role: shop");
    String job = files.getOrDefault("job.nomad.hcl", "");
    assertFalse(job.contains("nomadVar"), job);
    assertTrue(
        job.contains(
            "{{ with secret \\\"apps/data/default/shop/web\\\" }}{{ .Data.data.db_password }}"),
        job);
    assertTrue(job.contains("role         = \"shop\""), job);
    assertTrue(
        files
            .getOrDefault("operator.md", "")
            .contains("vault kv put -mount=apps default/shop/web @secrets/tasks/web.json"));
  }

  @Test
  void eachTaskReadsItsOwnVariableAlone() {
    String job = job("");
    for (String task : new String[] {"db", "backup", "wait-for-db", "web"}) {
      String body = job.substring(job.indexOf("task \"" + task + "\""));
      String path = body.substring(body.indexOf("nomad/jobs/"));
      assertEquals("nomad/jobs/shop/shop/" + task, path.substring(0, path.indexOf('\\')), task);
    }
  }

  @ParameterizedTest
  @CsvSource({"dynamic, true, host", "static, false, host", "csi, false, csi"})
  void volumesAreMadeInOneOfThreeWays(String kind, boolean sticky, String type) {
    Map<String, String> files = rendered("volumes: " + kind);
    String job = files.getOrDefault("job.nomad.hcl", "");
    String data = job.substring(job.indexOf("volume \"db-data\""));
    data = data.substring(0, data.indexOf("}"));
    assertEquals(sticky, data.contains("sticky"), data);
    assertTrue(data.contains("\"" + type + "\""), data);
    assertEquals(!kind.equals("static"), files.containsKey("db-data.volume.hcl"));
    assertEquals(
        kind.equals("static"),
        files.getOrDefault("client.hcl", "").contains("host_volume \"shop-db-data\""));
  }

  @Test
  void whatAnOldClusterLacksIsNotUsed() {
    assertFalse(job("version: \"1.9\", volumes: dynamic").contains("sticky"));
    assertTrue(job("version: \"1.10\", volumes: dynamic").contains("sticky"));
  }

  @Test
  void placeAndServicesAreAsTheSpecSays() {
    String job = job("namespace: apps, services: consul, datacenters: [home], node_pool: big");
    assertTrue(job.contains("namespace   = \"apps\""), job);
    assertTrue(job.contains("provider = \"consul\""), job);
    assertTrue(job.contains("default     = [\"home\"]"), job);
    assertTrue(job.contains("default     = \"big\""), job);
  }

  @Test
  void anAddressIsANetworkOfTheClient() {
    Map<String, String> files =
        NomadSpecs.rendered(NomadSpecs.text("port: 8080\npublish: 127.0.0.1:8080", ""));
    assertTrue(files.getOrDefault("job.nomad.hcl", "").contains("host_network = \"loopback\""));
    assertTrue(files.getOrDefault("client.hcl", "").contains("cidr = \"127.0.0.1/32\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${A:-b}",
        "%{if x}",
        "{{ x }}",
        "$$",
        "a\\nEOT\\nb",
        "\\\\ \\\" '",
        "é 😀",
        "<<EOT",
        "$$\\r${A:-b}\\r\\r%{x",
        "\\uFEFFa\\uFEFF$"
      })
  void noTextOfASpecIsTakenForAnExpression(String text) {
    String quoted = "\"" + text.replace("${", "$${") + "\"";
    String spec =
        NomadSpecs.text(
            ("command: [%s]\nfiles: {/etc/x: {content: %s}}\n").formatted(quoted, quoted)
                + ("labels: {x: %s}\nenv: {X: %s}").formatted(quoted, quoted),
            "");
    Stack planned = NomadSpecs.stack(spec);
    Map<String, SourceFile> files = new TreeMap<>();
    for (OutputFile file : NomadSpecs.target(spec).render(planned)) {
      files.put(file.path(), SourceFile.of(file.path(), file.text()));
    }
    SourceFile job = files.getOrDefault("job.nomad.hcl", SourceFile.of("none", ""));
    Stack read = new NomadReader().read(job, FileSet.of(files)).value().orElseThrow().stack();
    assertEquals(facts(planned), facts(read));
  }

  private static StackFacts facts(Stack stack) {
    Workload web = stack.workload("web").orElseThrow();
    return StackFacts.of(
            new Stack(
                stack.name(),
                stack.origin(),
                java.util.List.of(web),
                java.util.List.of(),
                java.util.List.of(),
                java.util.List.of(),
                java.util.List.of(),
                java.util.List.of(),
                java.util.List.of(),
                java.util.List.of()))
        .only(kind -> !NomadProfile.PROFILE.losses().containsKey(kind));
  }

  @Test
  void valuesTravelInAFileForEachTask() {
    String spec = NomadSpecs.text(WEB, "");
    Map<String, String> files =
        NomadSpecs.target(spec).carried(NomadSpecs.stack(spec), Map.of("db_password", "a\"b\\c\n"));
    assertEquals(
        "{\"Namespace\":\"default\",\"Path\":\"nomad/jobs/shop/shop/web\","
            + "\"Items\":{\"db_password\":\"a\\\"b\\\\c\\u000a\"}}\n",
        files.get("tasks/web.json"));
  }
}
